import { describe, expect, it } from 'vitest';
import { diagnosticsText } from '../../src/output/diagnostics-text.ts';
import type { Diagnostic } from '../../src/shared/diagnostic.ts';
import { coloured, plain, widestLine } from './support/styles.ts';

const at = (line: number, column: number, length?: number) => ({
  file: 'parcels/main.sh.hbs',
  line,
  column,
  ...(length !== undefined && { length }),
});

const undeclared = (location: Diagnostic['location']): Diagnostic => ({
  code: 'skeleton/undeclared-name',
  message: '"servicName" is not a parameter of courier',
  location,
  hint: 'did you mean serviceName?',
});

function print(diagnostic: Diagnostic, source?: string): string {
  const sources = new Map(source === undefined ? [] : [['parcels/main.sh.hbs', source]]);
  return diagnosticsText([diagnostic], { ...plain, sources });
}

const head =
  'parcels/main.sh.hbs:2:9  "servicName" is not a parameter of courier  [skeleton/undeclared-name]';

describe('problemsText', () => {
  it('shows the place, the line with its culprit, and the way out', () => {
    const text = print(undeclared(at(12, 9, 10)), `${'\n'.repeat(11)}  name: {{servicName}}`);
    expect(text).toBe(
      [
        'parcels/main.sh.hbs:12:9  "servicName" is not a parameter of courier  [skeleton/undeclared-name]',
        '   12 |   name: {{servicName}}',
        '      |         ^~~~~~~~~~',
        '   hint  did you mean serviceName?',
        '',
      ].join('\n'),
    );
  });

  it.each<[string, string, Diagnostic['location'], string, string]>([
    ['tabs', '\t\tn: {{x}}', at(2, 6, 5), '    n: {{x}}', '       ^~~~~'],
    ['wide characters before', 'n: 服务 {{x}}', at(2, 7, 5), 'n: 服务 {{x}}', '        ^~~~~'],
    ['an emoji before', 'n: 🚚 {{x}}', at(2, 7, 5), 'n: 🚚 {{x}}', '      ^~~~~'],
    ['wide characters below the line', '服务', at(2, 1, 2), '服务', '^~~~'],
    ['a place of one column', 'name', at(2, 2), 'name', ' ^'],
    ['a place past the end', 'name', at(2, 5), 'name', '    ^'],
    ['a length past the end', 'name', at(2, 3, 99), 'name', '  ^~'],
    ['an escape sequence', 'n: \u001b[2J{{x}}', at(2, 8, 5), 'n: \ufffd[2J{{x}}', '       ^~~~~'],
    ['Windows line ends', 'name\r', at(2, 1, 4), 'name', '^~~~'],
  ])('underlines below %s', (_name, line, location, displayPath, underline) => {
    const text = print({ ...undeclared(location), hint: undefined }, `first\n${line}\nlast`);
    const [, excerpt, marks] = text.split('\n');
    expect([excerpt, marks]).toEqual([`   2 | ${displayPath}`, `     | ${underline}`]);
  });

  it('shows a long line around its culprit, within the width', () => {
    const line = `${'a'.repeat(300)}{{x}}${'b'.repeat(300)}`;
    const text = print({ ...undeclared(at(1, 301, 5)), hint: undefined }, line);
    const [, excerpt = '', marks = ''] = text.split('\n');
    expect(widestLine(`${excerpt}\n${marks}`)).toBeLessThanOrEqual(80);
    expect(excerpt.slice(marks.indexOf('^'), marks.lastIndexOf('~') + 1)).toBe('{{x}}');
    expect(excerpt).toMatch(/^ {3}1 \| …a+\{\{x\}\}b+…$/);
  });

  it.each<[string, Diagnostic['location'], string]>([
    ['a line that the file does not have', at(9, 9), 'parcels/main.sh.hbs:9:9  '],
    ['a file without a line', { file: 'parcels/main.sh.hbs' }, 'parcels/main.sh.hbs  '],
    ['no place', undefined, ''],
  ])('shows no excerpt for %s', (_name, location, where) => {
    expect(print(undeclared(location), 'one line')).toBe(
      `${where}"servicName" is not a parameter of courier  [skeleton/undeclared-name]\n   hint  did you mean serviceName?\n`,
    );
  });

  it('shows no excerpt of a file that was not handed in', () => {
    expect(print({ ...undeclared(at(2, 9)), hint: undefined })).toBe(`${head}\n`);
  });

  it('keeps a message of several lines together', () => {
    const text = print({
      code: 'files/io',
      message: 'cannot write\nfull',
      hint: 'make room\nor leave',
    });
    expect(text).toBe('cannot write\n   full  [files/io]\n   hint  make room\n         or leave\n');
  });

  it('obeys no escape sequence of a message', () => {
    expect(print({ code: 'files/io', message: '\u001b]0;evil\u0007' })).toBe(
      '\ufffd]0;evil\ufffd  [files/io]\n',
    );
  });

  it('paints the message red and the place bold', () => {
    const text = diagnosticsText([undeclared(at(2, 9))], { ...coloured, sources: new Map() });
    expect(text).toContain('\u001b[1mparcels/main.sh.hbs:2:9\u001b[22m  \u001b[31m"servicName"');
  });
});
