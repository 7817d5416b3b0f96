import { describe, expect, test } from 'vitest';
import type { Lock } from '../../src/project/lock.ts';
import { isNewer, mergeLocks } from '../../src/project/merge-state-files.ts';

const old: Lock = {
  catalog: { source: 'shipped' },
  template: { name: 'trawler', version: '1.0.0' },
  layers: { ci: [{ provider: 'drone', version: '0.5.0' }] },
  without: ['mesh'],
  own: ['a.txt', 'b.txt'],
  answers: { name: 'skua' },
  defaults: { crew: 3, port: 80 },
};

const at = (version: string) => ({ template: { name: 'trawler', version } });
const ci = (provider: string, version: string) => ({ ci: [{ provider, version }] });

describe('two lockfiles become one', () => {
  test.each<[string, Partial<Lock>, Partial<Lock>, Partial<Lock>, readonly string[]]>([
    ['of one side', {}, at('1.1.0'), at('1.1.0'), []],
    ['of the newer version', at('1.1.0'), at('1.2.0'), at('1.2.0'), ['trawler 1.2.0']],
    [
      'of both layers, of which none is left out any more',
      { without: [], layers: { ...old.layers, mesh: [{ provider: 'consul', version: '1.0.0' }] } },
      { layers: { ...old.layers, state: [{ provider: 'redis', version: '1.0.0' }] } },
      {
        without: [],
        layers: {
          ...old.layers,
          mesh: [{ provider: 'consul', version: '1.0.0' }],
          state: [{ provider: 'redis', version: '1.0.0' }],
        },
      },
      [],
    ],
    [
      'of the newer provider',
      { layers: ci('drone', '0.6.0') },
      { layers: ci('drone', '0.7.0') },
      { layers: ci('drone', '0.7.0') },
      ['ci/drone'],
    ],
    [
      'of our provider where both replaced it',
      { layers: ci('gitlab', '1.0.0') },
      { layers: ci('github', '1.0.0') },
      { layers: ci('gitlab', '1.0.0') },
      [],
    ],
    [
      'of both lists, without what one side took out',
      { own: ['a.txt', 'c.txt'] },
      { own: ['a.txt', 'b.txt', 'd.txt'] },
      { own: ['a.txt', 'c.txt', 'd.txt'] },
      [],
    ],
    [
      'of an answer that was a default',
      { answers: { name: 'skua', port: 81 }, defaults: { crew: 3 } },
      { defaults: { crew: 4, port: 82 } },
      { answers: { name: 'skua', port: 81 }, defaults: { crew: 4 } },
      ['port'],
    ],
    [
      'of our answer where both gave one',
      { answers: { name: 'tern' } },
      { answers: { name: 'gull' } },
      { answers: { name: 'tern' } },
      ['name'],
    ],
  ])('%s', (_name, ours, theirs, merged, both) => {
    expect(
      mergeLocks({ ancestor: old, ours: { ...old, ...ours }, theirs: { ...old, ...theirs } }),
    ).toEqual({ value: { ...old, ...merged }, both });
  });
});

test('a side is newer by the version of the same template', () => {
  expect(isNewer({ ...old, ...at('1.1.0') }, old)).toBe(true);
  expect(isNewer(old, old)).toBe(false);
  expect(isNewer({ ...old, template: { name: 'ferry', version: '2.0.0' } }, old)).toBe(false);
  expect(isNewer(undefined, old)).toBe(false);
});
