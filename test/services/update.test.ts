import { expect, test } from 'vitest';
import { answersFromPlatform } from '../../src/operations/answers/answers-from-platform.ts';
import { createPreparer } from '../../src/operations/answers/prepare-service.ts';
import { baseOf } from '../../src/plan/base-of.ts';
import { reconcile } from '../../src/plan/reconcile.ts';
import { printBase } from '../../src/project/base.ts';
import { lockOf, printLock } from '../../src/project/lock.ts';
import { parseBase } from '../../src/project/parse-base.ts';
import { parseLock } from '../../src/project/parse-lock.ts';
import { answersOfLock, layerChoicesOfLock } from '../../src/project/restore.ts';
import { type ProjectFiles, sameState } from '../../src/project/state-files.ts';
import { mergeProvided } from '../../src/scaffold/answers/provided-answers.ts';
import { resolveAnswers } from '../../src/scaffold/answers/resolve.ts';
import { compose } from '../../src/scaffold/compose/compose.ts';
import { offeredLayers, selectCapabilities } from '../../src/scaffold/compose/select.ts';
import { unwrap } from '../../src/shared/result.ts';
import type { GeneratedFile, Tree } from '../../src/shared/tree/tree.ts';
import { catalog, type Rendered, services } from './rendered.ts';

const prepare = createPreparer(catalog, process.cwd());

/** What a command records: the lockfile and the base as texts, and read again. */
function recorded(
  { composition, resolution }: Pick<Rendered, 'composition' | 'resolution'>,
  tree: Tree<GeneratedFile>,
): ProjectFiles {
  const lock = lockOf(composition, resolution.answers, { source: 'shipped' });
  return {
    lock: unwrap(parseLock(printLock(lock), 'lock.yaml')),
    base: unwrap(parseBase(printBase(baseOf(tree)), 'base')),
  };
}

/** A layer that is left out of a case was switched off by its user. */
function asGenerated({ composition, resolution }: Rendered) {
  const on = new Set(composition.capabilities.map(({ source }) => source.value.metadata.layer));
  const offered = offeredLayers(catalog, composition.template).map(({ layer }) => layer);
  const without = offered.filter((layer) => !on.has(layer));
  return { composition: { ...composition, without }, resolution };
}

/** What `idp update` generates from a record with the same catalog. */
function updated({ lock }: ProjectFiles, { composition: { template } }: Rendered) {
  const choices = unwrap(layerChoicesOfLock(catalog, template, lock));
  const ids = unwrap(selectCapabilities(catalog, template, choices));
  const composition = unwrap(compose(catalog, template, ids, choices.without));
  const provided = mergeProvided(answersOfLock(lock, []), answersFromPlatform(catalog));
  const resolution = resolveAnswers(composition, provided);
  const { files } = prepare(composition, resolution.answers);
  return { files, record: recorded({ composition, resolution }, files) };
}

test('an update right after idp new changes no file and no record', () => {
  const changed = services.flatMap((service) => {
    const record = recorded(asGenerated(service), service.tree);
    const { files, record: next } = updated(record, service);
    const { changes } = reconcile(
      { base: record.base, ours: service.tree, theirs: files },
      { ours: 'yours', theirs: 'template' },
    );
    const isSame = sameState(record, next);
    return [
      ...changes.map(({ kind, path }) => `${kind} ${path}`),
      ...(isSame ? [] : ['record']),
    ].map((what) => `${service.name}: ${what}`);
  });
  expect(changed).toEqual([]);
});
