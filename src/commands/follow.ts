import { relative } from 'node:path';
import { whyNotValue } from '../answers/check-value.ts';
import { type GivenAnswers, mergeGiven } from '../answers/given.ts';
import { missingProblems } from '../answers/missing.ts';
import { type Resolution, resolveAnswers } from '../answers/resolve.ts';
import { type Composition, compose, contributorsOf } from '../capability/compose.ts';
import { type LayerChoices, selectCapabilities } from '../capability/select.ts';
import { findTemplate } from '../catalog/find.ts';
import { orThrow } from '../errors/checked.ts';
import { failIfAny } from '../errors/error.ts';
import { readTree } from '../host/read-tree.ts';
import { recover } from '../host/recover.ts';
import type { Lock } from '../lockfile/lock.ts';
import { answersOfLock, choicesOfLock } from '../lockfile/restore.ts';
import { type Migration, migrationsSince } from '../manifest/migration.ts';
import type { Plan } from '../plan/change.ts';
import { reconcile } from '../plan/reconcile.ts';
import { sortedPaths, type Tree } from '../tree/tree.ts';
import type { Context } from './context.ts';
import { openCatalog } from './open-catalog.ts';
import { createPreparer, type Service } from './prepare-service.ts';
import { type AnswerFlags, readGiven } from './read-given.ts';
import { readRecord, type ServiceRecord } from './read-record.ts';

/** A service beside what its path gives now: the three trees, and the plan between them. */
export interface Following {
  readonly record: ServiceRecord;
  /** The service's folder as a person would type it. */
  readonly shown: string;
  readonly service: Service;
  readonly ours: Tree;
  readonly plan: Plan;
  readonly migrations: readonly Migration[];
}

/** A service whose record was read. */
export interface OpenService extends ServiceRecord {
  /** Its folder as a person would type it. */
  readonly shown: string;
}

/** The service that a person stands in; what a killed run left there is put right first. */
export async function openService({ cwd }: Context): Promise<OpenService> {
  const shownOf = (root: string) => relative(cwd, root) || '.';
  const record = readRecord(cwd, shownOf);
  const shown = shownOf(record.root);
  return (await recover(record.root, shown)) === 'nothing'
    ? { ...record, shown }
    : { ...readRecord(cwd, shownOf), shown };
}

/** Renders what the path gives now for the answers of the lock, changed by what is said in this run. */
export async function follow(
  record: OpenService,
  flags: AnswerFlags,
  context: Context,
  change: (choices: LayerChoices) => LayerChoices = (choices) => choices,
): Promise<Following> {
  const catalog = await openCatalog(context);
  const { root, lock, base, shown } = record;
  const template = findTemplate(catalog, lock.template.name);
  const choices = change(choicesOfLock(catalog, template, lock));
  const composition = orThrow(
    compose(catalog, template, orThrow(selectCapabilities(catalog, template, choices))),
  );
  const migrations = migrationsOf(composition, lock);
  const given = mergeGiven(
    readGiven(flags, catalog, context).given,
    answersOfLock(lock, migrations),
  );
  const resolution = resolveAgain(composition, given);
  failIfAny([...resolution.problems, ...missingProblems(resolution.missing)]);

  const service = createPreparer(catalog)(composition, resolution.answers);
  const ours = readTree(root, sortedPaths(base, service.files), shown);
  const { version } = template.source.value.metadata;
  const labels = { ours: 'yours', theirs: `${template.id} ${version}` };
  const plan = reconcile({ base, ours, theirs: service.files }, labels);
  return { record, shown, service, ours, plan, migrations };
}

/** An answer of the lock that its parameter no longer takes is asked again; one that nobody asks for is forgotten. */
function resolveAgain({ questions, platform }: Composition, given: GivenAnswers): Resolution {
  const stale = questions.filter(({ name, parameter }) => {
    const known = given.get(name);
    return known?.source === 'lock' && whyNotValue(parameter, known.value) !== undefined;
  });
  const kept = new Map(
    [...given].filter(([name]) => !stale.some((question) => question.name === name)),
  );
  const resolution = resolveAnswers(questions, kept, platform);
  const again = stale.filter(({ name }) => resolution.answers.has(name) && !kept.has(name));
  return { ...resolution, missing: [...resolution.missing, ...again] };
}

function migrationsOf(composition: Composition, lock: Lock): readonly Migration[] {
  return contributorsOf(composition).flatMap(({ id, source }) => {
    const from = id === lock.template.name ? lock.template.version : lock.capabilities[id];
    return from === undefined ? [] : migrationsSince(from, source.value);
  });
}
