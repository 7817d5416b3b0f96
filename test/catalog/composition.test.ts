import { describe, expect, test } from 'vitest';
import { findTemplate } from '../../src/catalog/find.ts';
import { createPreparer } from '../../src/operations/answers/prepare-service.ts';
import { openCatalog } from '../../src/operations/catalog/open-catalog.ts';
import { answersFromFlags } from '../../src/scaffold/answers/provided-answers.ts';
import { resolveAnswers } from '../../src/scaffold/answers/resolve.ts';
import { compose } from '../../src/scaffold/compose/compose.ts';
import { unwrap } from '../../src/shared/result.ts';
import { eachAlone, eachPair, eachPreset } from './selections.ts';

const catalog = await openCatalog({ templates: 'templates', cache: undefined, cwd: process.cwd() });
const prepare = createPreparer(catalog, process.cwd());
const provided = unwrap(answersFromFlags(['name=orders']));

/** The files of a selection, or what stands in its way. */
function generate(path: string, ids: readonly string[], preparer = prepare) {
  const composition = unwrap(compose(catalog, findTemplate(catalog, path), ids));
  const { answers, missing, diagnostics } = resolveAnswers(composition, provided);
  expect({ missing, diagnostics }).toEqual({ missing: [], diagnostics: [] });
  return preparer(composition, answers);
}

const paths = ['go-service', 'node-service', 'python-service'];

describe.each(paths)('over %s', (path) => {
  const template = findTemplate(catalog, path);

  test('each capability alone composes, and changes something', () => {
    const bare = generate(path, []).files;
    for (const { name, ids } of eachAlone(catalog, template)) {
      const { files, composition } = generate(path, ids);
      expect(
        composition.capabilities.map(({ id }) => id),
        name,
      ).toContain(name);
      const changed = [...files].filter(([at, { bytes }]) => {
        const before = bare.get(at)?.bytes;
        return before === undefined || !Buffer.from(before).equals(bytes);
      });
      expect(changed.length, name).toBeGreaterThan(0);
    }
  });

  test('every allowed pair composes, whichever comes first', () => {
    const pairs = eachPair(catalog, template);
    expect(pairs.length).toBeGreaterThan(catalog.capabilities.size);
    for (const { name, ids } of pairs) {
      const one = generate(path, ids).files;
      const other = generate(path, ids.toReversed()).files;
      expect([...one.keys()].sort(), name).toEqual([...other.keys()].sort());
    }
  });

  test.each(eachPreset(catalog))('the preset $name composes', ({ ids }) => {
    const { composition } = generate(path, ids);
    expect(composition.capabilities.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });
});

test('what was read for one runtime is not given to another', () => {
  const shared = createPreparer(catalog, process.cwd());
  const ids = ['runtime/kubernetes', 'messaging/nats', 'state/postgres'];
  for (const path of [...paths, ...paths.toReversed()])
    expect([...generate(path, ids, shared).files.keys()], path).toEqual([
      ...generate(path, ids, createPreparer(catalog, process.cwd())).files.keys(),
    ]);
});

test('two that may not be on together are those of one layer, and those that say so', () => {
  for (const path of paths) {
    const template = findTemplate(catalog, path);
    const allowed = new Set(eachPair(catalog, template).map(({ name }) => name));
    const all = eachAlone(catalog, template).map(({ name }) => name);
    const rejected = all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .flatMap((other) => (allowed.has(`${one} and ${other}`) ? [] : [[one, other]])),
    );
    for (const [one = '', other = ''] of rejected)
      expect(
        one.split('/')[0] === other.split('/')[0] || conflict(one, other),
        `${one}, ${other}`,
      ).toBe(true);
  }
});

/** Whether one of two, or what it requires, says that it does not go with the other. */
function conflict(one: string, other: string): boolean {
  const conflictsOf = (id: string) =>
    catalog.capabilities.get(id)?.source.value.spec.conflicts ?? [];
  const names = (id: string, references: readonly string[]) =>
    references.some((reference) => reference === id || id.startsWith(`${reference}/`));
  return names(other, conflictsOf(one)) || names(one, conflictsOf(other));
}
