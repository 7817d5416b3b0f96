import { relative } from 'node:path';
import { mergeGiven } from '../answers/given.ts';
import { inferAnswers } from '../answers/infer.ts';
import { compose } from '../capability/compose.ts';
import { selectCapabilities } from '../capability/select.ts';
import { findTemplate } from '../catalog/find.ts';
import { orThrow } from '../errors/checked.ts';
import { fail, failIfAny } from '../errors/error.ts';
import { commitInPlace } from '../host/commit-in-place.ts';
import { findService } from '../host/find-service.ts';
import { comparesModes } from '../host/git-state.ts';
import { indexContains } from '../host/read-index.ts';
import { readOurs } from '../host/read-ours.ts';
import { findHiddenState } from '../host/read-state.ts';
import { recover } from '../host/recover.ts';
import { lockOf } from '../lockfile/lock.ts';
import { recordFiles } from '../lockfile/record.ts';
import { baseOf } from '../plan/base-of.ts';
import { measureDistance } from '../plan/distance.ts';
import { differInModes } from '../plan/ignore-modes.ts';
import { isAbsentKind } from '../plan/obstacle.ts';
import type { Sides } from '../plan/sides.ts';
import { distanceJson, distancePage } from '../terminal/distance-page.ts';
import { resultStyle } from '../terminal/page-style.ts';
import { isTreePath, type TreePath } from '../tree/path.ts';
import { decodeText } from '../tree/text.ts';
import { emptyTree, type GivenFile, type Tree, type TreeFile } from '../tree/tree.ts';
import { catalogSource } from './catalog-source.ts';
import { recordWrites } from './commit-following.ts';
import type { Context, ExitCode } from './context.ts';
import { openCatalog } from './open-catalog.ts';
import { createPreparer } from './prepare-service.ts';
import { type AnswerFlags, readGiven } from './read-given.ts';
import { settleAnswers } from './settle-answers.ts';

export interface AdoptOptions extends AnswerFlags {
  readonly template: string;
  readonly dryRun: boolean;
}

/**
 * `idp adopt`: puts the repository in this folder on a path and changes none of its files. What equals the
 * path's file is managed from now on; all else stays the repository's own until it is taken.
 */
export async function runAdopt(options: AdoptOptions, context: Context): Promise<ExitCode> {
  const { console, cwd, format } = context;
  refuseAdopted(cwd);
  const catalog = await openCatalog(context);
  const template = findTemplate(catalog, options.template);
  const { given, choices } = await readGiven(options, catalog, context);
  const selected = orThrow(selectCapabilities(catalog, template, choices));
  const composition = orThrow(compose(catalog, template, selected, choices.without));
  const inferred = inferAnswers(composition.questions, (file) => readText(cwd, file));
  const { answers } = await settleAnswers(composition, mergeGiven(given, inferred), context);

  const { files } = createPreparer(catalog)(composition, answers);
  await recover(cwd, '.');
  const distance = measureDistance(readSides(cwd, files));
  const own = [...distance.different, ...distance.missing];
  const managed = new Map([...files].filter(([path]) => distance.same.includes(path)));
  const lock = lockOf(composition, answers, catalogSource(context, cwd), own);
  const record = recordFiles({ lock, base: baseOf(managed) });
  if (!options.dryRun) await commitInPlace(cwd, recordWrites(cwd, record, '.'), '.');
  console.out(
    format === 'json' ? distanceJson(distance) : distancePage(distance, resultStyle(console)),
  );
  return 0;
}

function refuseAdopted(folder: string): void {
  const service = findService(folder);
  if (service === undefined) {
    const hidden = findHiddenState(folder, (root) => relative(folder, root) || '.');
    failIfAny(hidden ? [hidden] : []);
    return;
  }
  fail({
    code: 'lockfile/exists',
    message: 'this repository is on a path already',
    hint: 'idp status tells where it stands',
  });
}

/** What is not checked out is compared as git's index has it. */
function readSides(folder: string, theirs: Tree<GivenFile>): Sides {
  const { files, obstacles } = readOurs(
    { root: folder, shown: '.' },
    [...theirs.keys()],
    emptyTree,
  );
  const isIndexed = (path: TreePath, { bytes }: GivenFile) => {
    const obstacle = obstacles.get(path);
    return obstacle && isAbsentKind(obstacle.kind) && indexContains(folder, path, bytes);
  };
  const indexed = [...theirs].filter(([path, file]) => isIndexed(path, file));
  const ours = new Map<TreePath, TreeFile>([...files, ...indexed]);
  const sides = { base: emptyTree, ours, theirs, obstacles };
  return { ...sides, modes: !differInModes(sides) || comparesModes(folder) };
}

function readText(folder: string, file: string): string | undefined {
  if (!isTreePath(file)) return undefined;
  const bytes = readOurs({ root: folder, shown: '.' }, [file], emptyTree).files.get(file)?.bytes;
  return bytes && decodeText(bytes);
}
