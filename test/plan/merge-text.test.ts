import { expect, test } from 'vitest';
import { mergeText } from '../../src/plan/merge-text.ts';

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
];

test.each(cases)('$is', ({ base, ours, theirs, text, clean }) => {
  expect(mergeText({ base, ours, theirs }, labels)).toEqual({ text, clean });
});
