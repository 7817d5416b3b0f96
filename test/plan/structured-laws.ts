import fc from 'fast-check';
import { expect } from 'vitest';
import { type DataLanguage, mergeStructured } from '../../src/plan/merge/merge-structured.ts';
import type { TextVersions } from '../../src/plan/merge/merge-text.ts';
import { readJsonTree } from '../../src/shared/data/json-tree.ts';
import { mergeThree } from '../../src/shared/data/merge-three.ts';
import { readToml } from '../../src/shared/data/read-toml.ts';
import { readYaml } from '../../src/shared/data/read-yaml.ts';
import { isMapping, sameValue, type Value } from '../../src/shared/data/value.ts';
import type { Law } from './laws.ts';
import { data, jsonVersions, tomlVersions, yamlVersions } from './texts.ts';

function law<T>(name: string, provided: fc.Arbitrary<T>, holds: (provided: T) => void): Law {
  return { name, check: (cases) => fc.assert(fc.property(provided, holds), cases) };
}

const values = fc.record({ base: data, ours: data, theirs: data });

/** What a merge by key promises, of values and of texts. */
export const structuredLaws: readonly Law[] = [
  law('by key: what one side alone has is taken', values, ({ base, ours }) => {
    expect(mergeThree(base, ours, base)?.value).toEqual(ours);
    expect(mergeThree(base, base, ours)?.value).toEqual(ours);
    expect(mergeThree(base, ours, ours)?.value).toEqual(ours);
  }),

  law('by key: each key that one side alone changed is as that side has it', values, (all) => {
    const merged = mergeThree(all.base, all.ours, all.theirs);
    if (merged !== undefined) expectEachSide(all.base, all.ours, all.theirs, merged.value);
  }),

  law('by key: the sides changed about give the same, or neither', values, (all) => {
    const [one, other] = [
      mergeThree(all.base, all.ours, all.theirs),
      mergeThree(all.base, all.theirs, all.ours),
    ];
    expect(one === undefined).toBe(other === undefined);
  }),

  law('JSON by key: the text says what both sides say', jsonVersions, (versions) => {
    expectSaid('json', versions, (text) => readJsonTree(text)?.value);
  }),

  law('YAML by key: the text says what both sides say', yamlVersions, (versions) => {
    expectSaid('yaml', versions, (text) => readYaml(text)?.values[0]);
  }),

  law('TOML by key: the text says what both sides say', tomlVersions, (versions) => {
    expectSaid('toml', versions, readToml);
  }),
];

function expectSaid(
  language: DataLanguage,
  versions: TextVersions,
  read: (text: string) => Value | undefined,
): void {
  const text = mergeStructured(language, versions);
  if (text === undefined) return;
  const [base, ours, theirs] = [read(versions.base), read(versions.ours), read(versions.theirs)];
  const merged = mergeThree(base, ours, theirs);
  expect(merged).toBeDefined();
  expect(sameValue(read(text), merged?.value)).toBe(true);
  expectEachSide(base, ours, theirs, read(text));
  if (sameValue(base, theirs)) expect(text).toBe(versions.ours);
}

/** Down to what is not valid mapping: a key that one side left as it was is as the other one has it. */
function expectEachSide(base: Value, ours: Value, theirs: Value, merged: Value): void {
  if ([ours, theirs, merged].every(isMapping)) {
    const all = [base, ours, theirs, merged].map((value) => (isMapping(value) ? value : {}));
    for (const key of new Set(all.flatMap((mapping) => Object.keys(mapping)))) {
      const [b, o, t, m] = all.map((mapping) =>
        Object.hasOwn(mapping, key) ? mapping[key] : undefined,
      );
      expectEachSide(b, o, t, m);
    }
    return;
  }
  if (sameValue(base, ours)) expect(sameValue(merged, theirs)).toBe(true);
  else if (sameValue(base, theirs)) expect(sameValue(merged, ours)).toBe(true);
}
