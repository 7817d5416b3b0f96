import { relative } from 'node:path';
import { mergeGiven } from '../answers/given.ts';
import { compose } from '../capability/compose.ts';
import { migrationsOf } from '../capability/migrate.ts';
import { type LayerChoices, selectCapabilities } from '../capability/select.ts';
import { findTemplate, findVersion } from '../catalog/find.ts';
import { orThrow } from '../errors/checked.ts';
import { failIfAny } from '../errors/error.ts';
import { suggest } from '../errors/nearest.ts';
import { findService, findUpward } from '../host/find-service.ts';
import { comparesModes } from '../host/git-state.ts';
import type { Place } from '../host/place.ts';
import { readOurs } from '../host/read-ours.ts';
import { requireFiles } from '../host/read-state.ts';
import { recover } from '../host/recover.ts';
import { type CatalogSource, type Lock, unfinishedPath } from '../lockfile/lock.ts';
import { answersOfLock, choicesOfLock, versionsOf } from '../lockfile/restore.ts';
import type { Migration } from '../manifest/migration.ts';
import type { Carried } from '../manifest/platform.ts';
import type { Plan } from '../plan/change.ts';
import { differInModes } from '../plan/ignore-modes.ts';
import type { Sides } from '../plan/sides.ts';
import type { TreePath } from '../tree/path.ts';
import { type GivenFile, sortedPaths, type Tree } from '../tree/tree.ts';
import { catalogSource } from './catalog-source.ts';
import type { Context } from './context.ts';
import { openCatalog } from './open-catalog.ts';
import { declaredMoves, labelsOf, planFollowing, withVersions } from './plan-following.ts';
import { createPreparer, type Service } from './prepare-service.ts';
import { type AnswerFlags, readGiven } from './read-given.ts';
import { readRecord, requireService, type ServiceRecord } from './read-record.ts';
import { settleAnswers } from './settle-answers.ts';
import { readUpdateInProgress, type UpdatableService } from './update-in-progress.ts';

/** A service beside what its path gives now: the three trees, and the plan between them. */
export interface Following {
  readonly record: ServiceRecord;
  /** The service's folder as a person would type it. */
  readonly shown: string;
  readonly service: Service;
  readonly sides: Sides;
  readonly plan: Plan;
  readonly migrations: readonly Migration[];
  /** Paths that the path gives and the service keeps its own. */
  readonly own: readonly TreePath[];
  /** How the lockfile names the catalog. */
  readonly catalog: CatalogSource;
  /** What the platform asks of every service of its kind. */
  readonly carries: readonly Carried[];
}

/** A service whose record was read, and whether an update is in progress; `shown` is its folder as a person would type it. */
export type OpenService = UpdatableService;

/** The project that a path is in, or the person; what a killed run left there is recovered first. */
export async function openService(
  { cwd }: Pick<Context, 'cwd'>,
  from: string = cwd,
): Promise<OpenService> {
  const shownOf = (root: string) => relative(cwd, root) || '.';
  const root = findService(from);
  if (root !== undefined) await recover(root, shownOf(root));
  const record = await readRecord(from, shownOf);
  const place = { root: record.root, shown: shownOf(record.root) };
  return { ...record, ...place, update: await readUpdateInProgress(place) };
}

/** The same without its record, which an update that is aborted may have damaged. */
export async function openPlace({
  cwd,
}: Context): Promise<Pick<OpenService, 'root' | 'shown' | 'update'>> {
  const shownOf = (root: string) => relative(cwd, root) || '.';
  const root = findUpward(cwd, unfinishedPath) ?? requireService(cwd, shownOf);
  const place = { root, shown: shownOf(root) };
  requireFiles(place, [unfinishedPath]);
  await recover(root, place.shown);
  return { ...place, update: await readUpdateInProgress(place) };
}

/** What is said in this run over what the lock says. */
export interface FollowRequest extends AnswerFlags {
  /** The layers, changed by `add` and `remove`. */
  readonly change?: (choices: LayerChoices) => LayerChoices;
  /** Paths that the service kept its own, and that are to be given from now on. */
  readonly take?: readonly string[];
  /** A version of the template that is not the newest. */
  readonly to?: string | undefined;
}

/** Renders what the path gives now for the answers of the lock, and plans how the service follows. */
export async function follow(
  record: ServiceRecord & Place,
  request: FollowRequest,
  context: Context,
): Promise<Following> {
  const catalog = await openCatalog(context);
  const { root, lock, shown } = record;
  const { name } = lock.template;
  const { to } = request;
  const template = to === undefined ? findTemplate(catalog, name) : findVersion(catalog, name, to);
  const kept = orThrow(choicesOfLock(catalog, template, lock));
  const choices = request.change?.(kept) ?? kept;
  const composition = orThrow(
    compose(
      catalog,
      template,
      orThrow(selectCapabilities(catalog, template, choices)),
      choices.without,
    ),
  );
  const migrations = migrationsOf(composition, versionsOf(lock));
  const { given } = await readGiven(request, catalog, context);
  const all = mergeGiven(given, answersOfLock(lock, migrations));
  const { answers } = await settleAnswers(composition, all, context);

  const service = createPreparer(catalog)(composition, answers);
  const own = ownPaths(lock, request.take ?? [], service);
  const files = new Map([...service.files].filter(([path]) => !own.includes(path)));
  const sides = readSides(record, files);
  const labels = labelsOf(lock, template);
  const moved = declaredMoves(composition, record, migrations);
  const plan = withVersions(planFollowing(root, sides, labels, moved), sides, lock);
  const kind = catalog.platform?.value.spec.kinds?.[template.source.value.spec.creates];
  const carries = kind?.mustInclude ?? [];
  const source = catalogSource(context, root);
  const common = { record, shown, own, sides, plan, migrations, carries, catalog: source };
  return { ...common, service: { ...service, files } };
}

/** The three trees as `status`, `--dry-run` and every command that writes see them: from the disk, and what git says of it. */
function readSides({ root, shown, base }: ServiceRecord & Place, theirs: Tree<GivenFile>): Sides {
  const { files: ours, obstacles } = readOurs({ root, shown }, sortedPaths(base, theirs), base);
  const sides = { base, ours, theirs, obstacles };
  return { ...sides, modes: !differInModes(sides) || comparesModes(root) };
}

/** The paths that the service keeps its own: those of the lock, without what is taken now. */
function ownPaths({ own }: Lock, take: readonly string[], { files }: Service): readonly TreePath[] {
  failIfAny(
    take
      .filter((path) => !own.includes(path))
      .map((path) => ({
        code: 'usage/invalid',
        message: `${path} is not a path that this service keeps its own`,
        hint: suggest(path, own),
      })),
  );
  return [...files.keys()].filter((path) => own.includes(path) && !take.includes(path));
}
