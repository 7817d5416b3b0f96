import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, printEdits } from '../../src/testing/line-edits.ts';

const crew = 'Anna\nBo\n\nCai\nDag\nEir\n';

describe('the edits of a text', () => {
  test.each([
    ['a changed line', 'Anna\nBo\n\nCai\nDora\nEir\n', '@@\n Cai\n-Dag\n+Dora\n Eir\n'],
    ['a line at each end', `Abe\n${crew}Fay\n`, '@@\n+Abe\n Anna\n@@\n Eir\n+Fay\n'],
    ['an empty line, unchanged and removed', 'Bea\n\nCai\nDag\nEir\n', '@@\n-Anna\n-Bo\n+Bea\n\n'],
    ['everything', '', '@@\n-Anna\n-Bo\n-\n-Cai\n-Dag\n-Eir\n'],
    ['nothing', crew, ''],
  ])('%s', (_, after, edits) => {
    expect(printEdits(crew, after)).toBe(edits);
    expect(applyEdits(crew, edits)).toBe(after);
  });

  test('hunks that touch are one', () => {
    expect(printEdits(crew, 'Ann\nBo\n\nCay\nDag\nEir\n')).toBe(
      '@@\n-Anna\n+Ann\n Bo\n\n-Cai\n+Cay\n Dag\n',
    );
  });

  test('more context where a line is there more than once', () => {
    const rows = 'sail\nup\nend\nanchor\nup\nend\n';
    expect(printEdits(rows, 'sail\nup\nend\nanchor\nup\nthen\nend\n')).toBe(
      '@@\n anchor\n up\n+then\n end\n',
    );
  });

  test('are not printed if no context makes their location unique', () => {
    expect(printEdits('x\n'.repeat(300), `${'x\n'.repeat(150)}y\n${'x\n'.repeat(150)}`)).toBe(
      undefined,
    );
  });

  test('lines that look like the marks of edits', () => {
    const marks = '@@\n-x\n+y\n';
    const edits = printEdits(marks, '@@\n-x\n@@\n+y\n');
    expect(edits).toBe('@@\n -x\n+@@\n +y\n');
    expect(applyEdits(marks, edits ?? '')).toBe('@@\n-x\n@@\n+y\n');
  });

  test('apply below a line that was inserted elsewhere, and not where their lines changed', () => {
    const edits = printEdits(crew, crew.replace('Dag', 'Dora')) ?? '';
    expect(applyEdits(`Abe\n${crew}`, edits)).toBe(`Abe\n${crew.replace('Dag', 'Dora')}`);
    expect(applyEdits(crew.replace('Dag', 'Dan'), edits)).toBeUndefined();
  });
});

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '-', '+', '@@', ' a', '-- a --'), { maxLength: 30 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

test('edits that are printed give the text again', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applyEdits(before, printEdits(before, after) ?? 'none')).toBe(after);
    }),
    { numRuns: 500 },
  );
});
