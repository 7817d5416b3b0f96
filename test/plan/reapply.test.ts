import { expect, test } from 'vitest';
import { reapply, takeForm } from '../../src/plan/reapply.ts';

const cases: Readonly<
  Record<string, readonly [printed: string, edited: string, ours: string, text: string | undefined]>
> = {
  'a line changes, others keep their spaces': [
    'a: 1\nb: 2',
    'a: 1\nb: 3',
    'a:  1\nb:  2',
    'a:  1\nb: 3',
  ],
  'lines come behind the line before them': ['a\nb', 'a\nx\ny\nb', 'a\n# c\nb', 'a\nx\ny\n# c\nb'],
  'lines come first': ['a\nb', 'x\na\nb', 'a\nb', 'x\na\nb'],
  'lines go': ['a\nb\nc', 'a', 'a\nb\nc', 'a'],
  'a changed line beside one that is laid out otherwise': ['a\nb', 'a\nx', 'A\nb', 'A\nx'],
  'a line that ours does not have cannot change': ['a\nb', 'a\nx', 'a\nB', undefined],
  'lines that do not stand together cannot change together': ['a\nb', 'x', 'a\n# c\nb', undefined],
  'nothing can come behind a line that ours does not have': ['a\nb', 'a\nx\nb', 'A\nB', undefined],
};

test.each(Object.entries(cases))('%s', (_, [printed, edited, ours, text]) => {
  expect(reapply(printed, edited, ours)).toBe(text);
});

test('printed lines take the form that another text gives them', () => {
  expect(takeForm('on: [ a, b ]\nx: 1', 'on:   [a, b]\ny: 1')).toBe('on:   [a, b]\nx: 1');
});
