import { expect, test } from 'vitest';
import {
  type AnswerSource,
  mergeProvided,
  type ProvidedAnswers,
} from '../../../src/scaffold/answers/provided-answers.ts';

const from = (source: AnswerSource, value: string): ProvidedAnswers =>
  new Map([['berth', { value, source, label: source }]]);

test('what somebody chose long ago stands over the default of the platform, in whatever order they come', () => {
  const lock = from('lock', 'north');
  const platform = from('platform', 'south');
  const found = from('repository', 'east');
  for (const order of [
    [lock, platform, found],
    [platform, found, lock],
    [found, lock, platform],
  ]) {
    expect(mergeProvided(...order).get('berth')?.value).toBe('north');
  }
  expect(mergeProvided(platform, found).get('berth')?.value).toBe('east');
});

test('of one source the first counts', () => {
  expect(mergeProvided(from('set', 'north'), from('set', 'south')).get('berth')?.value).toBe(
    'north',
  );
});
