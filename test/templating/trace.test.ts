import { expect, test } from 'vitest';
import { parseTemplate } from '../../src/templating/parse.ts';
import { renderTemplate } from '../../src/templating/render.ts';
import { traceOffset } from '../../src/templating/trace.ts';

const names = { berth: 'north', ships: ['ada', 'bea'], tidal: true };
const slots = new Map([['crew', ['one\n', 'two\nthree\n']]]);

/** For each line of what comes out, where it begins in the text that gave it. */
function traceLines(text: string): readonly string[] {
  const parsed = parseTemplate(text, { file: 'f' });
  if (!parsed.ok) throw new Error(parsed.diagnostics[0].message);
  const output = renderTemplate(parsed.value, { names, slots });
  const starts = [0, ...[...output.matchAll(/\n(?=.)/g)].map(({ index }) => index + 1)];
  return starts.map((offset) => {
    const traced = traceOffset(parsed.value, { names, slots }, offset);
    const line = output.slice(offset).split('\n')[0];
    if (traced?.kind === 'slot')
      return `${line}: ${traced.slot} ${traced.index}, line ${traced.line}`;
    return `${line}: ${traced?.line}:${traced?.column ?? ''}`;
  });
}

test.each<[string, string, readonly string[]]>([
  ['text alone', 'a\nb\n', ['a: 1:', 'b: 2:1']],
  ['values', 'a\n{{berth}} b\nc', ['a: 1:', 'north b: 2:3', 'c: 3:1']],
  ['a block that holds', '{{#if tidal}}\na\n{{/if}}\nb', ['a: 2:', 'b: 4:']],
  ['a block that does not', 'x\n{{#unless tidal}}\na\n{{/unless}}\nb', ['x: 1:', 'b: 5:']],
  ['stripped space', '{{#if tidal~}}\n\n  a\n{{/if}}b', ['a: 3:', 'b: 4:']],
  ['the items of a list', '{{#each ships}}\n- {{this}}\n{{/each}}', ['- ada: 2:', '- bea: 2:']],
  [
    'texts in a slot',
    'crew:\n  {{slot "crew"}}\nend\n',
    [
      'crew:: 1:',
      '  one: crew 0, line 1',
      '  two: crew 1, line 1',
      '  three: crew 1, line 2',
      'end: 3:',
    ],
  ],
])('%s is traced to where it stands', (_, text, lines) => {
  expect(traceLines(text)).toEqual(lines);
});

test('past the end there is nothing', () => {
  const parsed = parseTemplate('a', { file: 'f' });
  expect(parsed.ok && traceOffset(parsed.value, { names }, 1)).toBeUndefined();
});
