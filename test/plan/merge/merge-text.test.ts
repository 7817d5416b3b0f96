import { expect, test } from 'vitest';
import { mergeText } from '../../../src/plan/merge/merge-text.ts';

const labels = { ours: 'yours', theirs: 'go-service 2.0.0' };

const cases: readonly {
  readonly is: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly text: string;
  readonly clean: boolean;
}[] = [
  {
    is: 'nothing changed',
    base: 'a\nb\n',
    ours: 'a\nb\n',
    theirs: 'a\nb\n',
    text: 'a\nb\n',
    clean: true,
  },
  { is: 'three empty texts', base: '', ours: '', theirs: '', text: '', clean: true },
  {
    is: 'only ours',
    base: 'a\nb\n',
    ours: 'a\nmine\nb\n',
    theirs: 'a\nb\n',
    text: 'a\nmine\nb\n',
    clean: true,
  },
  { is: 'only theirs', base: 'a\nb\n', ours: 'a\nb\n', theirs: 'b\n', text: 'b\n', clean: true },
  { is: 'both alike', base: 'a\n', ours: 'same\n', theirs: 'same\n', text: 'same\n', clean: true },
  {
    is: 'both apart',
    base: 'a\nb\nc\n',
    ours: 'a\nmine\nc\n',
    theirs: 'a\nnew\nc\n',
    text: 'a\n<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> go-service 2.0.0\nc\n',
    clean: false,
  },
  {
    is: 'ours deleted what theirs changed',
    base: 'a\nb\nc\n',
    ours: 'a\nc\n',
    theirs: 'a\nnew\nc\n',
    text: 'a\n<<<<<<< yours\n=======\nnew\n>>>>>>> go-service 2.0.0\nc\n',
    clean: false,
  },
  {
    is: 'a last newline that only theirs takes away',
    base: 'a\nb\nc\n',
    ours: 'mine\nb\nc\n',
    theirs: 'a\nb\nc',
    text: 'mine\nb\nc',
    clean: true,
  },
  {
    is: 'lines that touch, as git has it',
    base: 'a\nb\n',
    ours: 'mine\nb\n',
    theirs: 'a\nnew\n',
    text: '<<<<<<< yours\nmine\nb\n=======\na\nnew\n>>>>>>> go-service 2.0.0\n',
    clean: false,
  },
  {
    is: 'a carriage return alone is no line end',
    base: 'a\rb\n',
    ours: 'a\rmine\n',
    theirs: 'a\rb\n',
    text: 'a\rmine\n',
    clean: true,
  },
  {
    is: 'CRLF of the developer, a line from each side',
    base: 'a\nb\nc\n',
    ours: 'mine\r\nb\r\nc\r\n',
    theirs: 'a\nb\nnew\n',
    text: 'mine\r\nb\r\nnew\r\n',
    clean: true,
  },
  {
    is: 'CRLF of the template, a line from each side',
    base: 'a\nb\nc\n',
    ours: 'mine\nb\nc\n',
    theirs: 'a\r\nb\r\nnew\r\n',
    text: 'mine\r\nb\r\nnew\r\n',
    clean: true,
  },
  {
    is: 'CRLF that the template gave up',
    base: 'a\r\nb\r\nc\r\n',
    ours: 'mine\r\nb\r\nc\r\n',
    theirs: 'a\nb\nc\n',
    text: 'mine\nb\nc\n',
    clean: true,
  },
  {
    is: 'only line ends, by the developer, and a line by the template',
    base: 'a\nb\n',
    ours: 'a\r\nb\r\n',
    theirs: 'a\nnew\n',
    text: 'a\r\nnew\r\n',
    clean: true,
  },
  {
    is: 'markers in a CRLF file have CRLF',
    base: 'a\nb\n',
    ours: 'a\r\nmine\r\n',
    theirs: 'a\nnew\n',
    text: 'a\r\n<<<<<<< yours\r\nmine\r\n=======\r\nnew\r\n>>>>>>> go-service 2.0.0\r\n',
    clean: false,
  },
  {
    is: 'line ends of both kinds in one file are part of their lines',
    base: 'a\r\nb\nc\n',
    ours: 'a\r\nb\nmine\n',
    theirs: 'new\r\nb\nc\n',
    text: 'new\r\nb\nmine\n',
    clean: true,
  },
  {
    is: 'markers between lines that all end in CRLF, in a file of both kinds',
    base: 'a\r\nb\n',
    ours: 'mine\r\nb\n',
    theirs: 'new\r\nb\n',
    text: '<<<<<<< yours\r\nmine\r\n=======\r\nnew\r\n>>>>>>> go-service 2.0.0\r\nb\n',
    clean: false,
  },
  {
    is: 'no newline at the end of ours, a line from theirs before',
    base: 'a\nb\nc\n',
    ours: 'a\nb\nc',
    theirs: 'new\nb\nc\n',
    text: 'new\nb\nc',
    clean: true,
  },
  {
    is: 'no newline at the end of any, and a line behind the last one by theirs',
    base: 'a\nb',
    ours: 'mine\nb',
    theirs: 'a\nb\nnew',
    text: 'mine\nb\nnew',
    clean: true,
  },
  {
    is: 'a last newline that theirs adds, and a line that ours adds: nothing is glued',
    base: 'a\nb',
    ours: 'a\nb\nmine',
    theirs: 'a\nb\n',
    text: 'a\nb\nmine\n',
    clean: true,
  },
  {
    is: 'two last lines without newline, behind the same one: nothing is glued',
    base: 'a',
    ours: 'a\nmine',
    theirs: 'a\nnew',
    text: 'a\n<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> go-service 2.0.0\n',
    clean: false,
  },
  {
    is: 'a blank last line is not lost where theirs takes its end away',
    base: 'a\n',
    ours: 'a\n\n',
    theirs: 'a',
    text: 'a\n\n',
    clean: true,
  },
  {
    is: 'a byte order mark of ours, the first line of theirs',
    base: 'a\nb\nc\n',
    ours: '\uFEFFa\nb\nmine\n',
    theirs: 'new\nb\nc\n',
    text: '\uFEFFnew\nb\nmine\n',
    clean: true,
  },
  {
    is: 'a byte order mark stands before a marker',
    base: 'a\n',
    ours: '\uFEFFmine\n',
    theirs: 'new\n',
    text: '\uFEFF<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> go-service 2.0.0\n',
    clean: false,
  },
  {
    is: 'an empty file that both fill',
    base: '',
    ours: 'mine\n',
    theirs: 'new\n',
    text: '<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> go-service 2.0.0\n',
    clean: false,
  },
  {
    is: 'a file that ours emptied and theirs changed',
    base: 'a\n',
    ours: '',
    theirs: 'new\n',
    text: '<<<<<<< yours\n=======\nnew\n>>>>>>> go-service 2.0.0\n',
    clean: false,
  },
  {
    is: 'lines that look like markers are lines',
    base: '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n',
    ours: '<<<<<<< HEAD\nmine\n=======\nb\n>>>>>>> main\n',
    theirs: '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> next\n',
    text: '<<<<<<< HEAD\nmine\n=======\nb\n>>>>>>> next\n',
    clean: true,
  },
  {
    is: 'what both sides have in a conflict stands outside of it',
    base: 'a\n',
    ours: 'same\nmine\nend\n',
    theirs: 'same\nnew\nend\n',
    text: 'same\n<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> go-service 2.0.0\nend\n',
    clean: false,
  },
  {
    is: 'what begins and ends a conflict alike is not counted twice',
    base: 'a\n',
    ours: 'same\n',
    theirs: 'same\nsame\n',
    text: 'same\n<<<<<<< yours\n=======\nsame\n>>>>>>> go-service 2.0.0\n',
    clean: false,
  },
  {
    is: 'half of a line end is none, where theirs takes the last one away',
    base: 'a\nb\n',
    ours: 'a\nb\nmine\r\n',
    theirs: 'a\nb',
    text: 'a\nb\nmine\r\n',
    clean: true,
  },
  {
    is: 'names that every object has are lines like others',
    base: 'constructor\n__proto__\ntoString\n',
    ours: 'constructor\n__proto__\nmine\n',
    theirs: 'hasOwnProperty\n__proto__\ntoString\n',
    text: 'hasOwnProperty\n__proto__\nmine\n',
    clean: true,
  },
];

test.each(cases)('$is', ({ base, ours, theirs, text, clean }) => {
  expect(mergeText({ base, ours, theirs }, labels)).toEqual({ text, clean });
});

test('the base stands in a conflict where it has a name, and then nothing is moved out of it', () => {
  const versions = { base: 'x\n', ours: 'same\r\nmine\r\n', theirs: 'same\nnew\n' };
  expect(mergeText(versions, { ...labels, base: 'go-service 1.0.0' })).toEqual({
    text: [
      '<<<<<<< yours',
      'same',
      'mine',
      '||||||| go-service 1.0.0',
      'x',
      '=======',
      'same',
      'new',
      '>>>>>>> go-service 2.0.0',
      '',
    ].join('\r\n'),
    clean: false,
  });
});

/** Three jobs that differ in their names alone. */
const job = (name: string, version = '24') =>
  `  ${name}:\n    steps:\n      - checkout\n      - setup node ${version}\n      - run\n\n`;

test.each([
  ['the first', 'lint'],
  ['the middle', 'test'],
  ['the last', 'build'],
])(
  'an edit in %s of several like blocks lands in it, whatever comes and goes around',
  (_, mine) => {
    const names = ['lint', 'test', 'build'];
    const file = (all: readonly string[], edited?: string) =>
      `jobs:\n${all.map((name) => job(name, name === edited ? '26' : '24')).join('')}`;
    const others = names.filter((name) => name !== mine);
    for (const now of [
      ['audit', ...names],
      [...names, 'release'],
      ['lint', 'audit', 'test', 'types', 'build'],
      names.filter((name) => name !== others[0]),
      names.filter((name) => name !== others[1]),
      ['audit', ...names.filter((name) => name !== others[0]), 'release'],
    ]) {
      const merged = mergeText(
        { base: file(names), ours: file(names, mine), theirs: file(now) },
        labels,
      );
      expect(merged).toEqual({ text: file(now, mine), clean: true });
    }
  },
);
