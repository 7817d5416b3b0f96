import { findTemplate } from '../catalog/find.ts';
import { differencesJson, differencesPage } from '../output/differences-page.ts';
import { resultStyle } from '../output/page-style.ts';
import { baseOf } from '../plan/base-of.ts';
import { findDifferences } from '../plan/find-differences.ts';
import { differInModes } from '../plan/ignore-modes.ts';
import { isAbsentKind } from '../plan/obstacle.ts';
import type { Sides } from '../plan/sides.ts';
import { lockOf } from '../project/lock.ts';
import { stateFilesOf } from '../project/state-files.ts';
import { inferAnswers } from '../scaffold/answers/infer.ts';
import { mergeProvided } from '../scaffold/answers/provided-answers.ts';
import { compose } from '../scaffold/compose/compose.ts';
import { selectCapabilities } from '../scaffold/compose/select.ts';
import { throwError, throwIfAny } from '../shared/error.ts';
import { unwrap } from '../shared/result.ts';
import { isTreePath, type TreePath } from '../shared/tree/path.ts';
import { decodeText } from '../shared/tree/text.ts';
import { emptyTree, type GeneratedFile, type Tree, type TreeFile } from '../shared/tree/tree.ts';
import type { Workspace } from '../system/files/workspace.ts';
import { comparesModes } from '../system/git/git-state.ts';
import { indexContains } from '../system/git/read-index.ts';
import { commitInPlace } from '../system/project/commit-in-place.ts';
import { findService } from '../system/project/find-service.ts';
import { findHiddenState } from '../system/project/read-state.ts';
import { readWorkTree } from '../system/project/read-work-tree.ts';
import { recover } from '../system/project/recover.ts';
import { createPreparer } from './answers/prepare-service.ts';
import { type AnswerFlags, readProvidedAnswers } from './answers/read-provided-answers.ts';
import { resolveWithPrompts } from './answers/resolve-with-prompts.ts';
import { catalogSource } from './catalog/catalog-source.ts';
import { openCatalog } from './catalog/open-catalog.ts';
import type { Context, ExitCode } from './context.ts';
import { stateWrites } from './update/state-writes.ts';
import { workspaceOf } from './workspace-of.ts';

interface AdoptOptions extends AnswerFlags {
  readonly template: string;
  readonly dryRun: boolean;
}

/**
 * `idp adopt`: manages the repository in this folder with a template and changes none of its files. A file that
 * equals the template's is managed from now on; all others stay the repository's own until `--take`.
 */
export async function runAdopt(options: AdoptOptions, context: Context): Promise<ExitCode> {
  const { console, cwd, format } = context;
  assertNotAdopted(context);
  const catalog = await openCatalog(context);
  const template = findTemplate(catalog, options.template);
  const { provided, choices } = await readProvidedAnswers(options, catalog, context);
  const selected = unwrap(selectCapabilities(catalog, template, choices));
  const composition = unwrap(compose(catalog, template, selected, choices.without));
  const workspace = workspaceOf(cwd, context);
  const inferred = inferAnswers(composition.questions, (file) => readText(workspace, file));
  const { answers } = await resolveWithPrompts(
    composition,
    mergeProvided(provided, inferred),
    context,
  );

  const { files } = createPreparer(catalog, context.cwd)(composition, answers);
  await recover(workspace);
  const distance = findDifferences(readSides(workspace, files));
  const own = [...distance.different, ...distance.missing];
  const managed = new Map([...files].filter(([path]) => distance.same.includes(path)));
  const lock = lockOf(composition, answers, catalogSource(context, cwd), own);
  const stateFiles = stateFilesOf({ lock, base: baseOf(managed) });
  if (!options.dryRun)
    await commitInPlace(workspace, stateWrites(workspace, stateFiles, emptyTree));
  console.out(
    format === 'json'
      ? differencesJson(distance, catalog.root)
      : differencesPage(distance, resultStyle(console)),
  );
  return 0;
}

function assertNotAdopted(context: Context): void {
  const { cwd } = context;
  const service = findService(cwd);
  if (service === undefined) {
    const hidden = findHiddenState(cwd, (root) => workspaceOf(root, context));
    throwIfAny(hidden ? [hidden] : []);
    return;
  }
  throwError({
    code: 'lockfile/exists',
    message: 'this repository is already managed by idp',
    hint: 'idp status shows its template and local changes',
  });
}

/** What is not checked out is compared as git's index has it. */
function readSides(workspace: Workspace, theirs: Tree<GeneratedFile>): Sides {
  const { files, obstacles } = readWorkTree(workspace, [...theirs.keys()], emptyTree);
  const isIndexed = (path: TreePath, { bytes }: GeneratedFile) => {
    const obstacle = obstacles.get(path);
    return obstacle && isAbsentKind(obstacle.kind) && indexContains(workspace, path, bytes);
  };
  const indexed = [...theirs].filter(([path, file]) => isIndexed(path, file));
  const ours = new Map<TreePath, TreeFile>([...files, ...indexed]);
  const sides = { base: emptyTree, ours, theirs, obstacles };
  return { ...sides, modes: !differInModes(sides) || comparesModes(workspace) };
}

function readText(workspace: Workspace, file: string): string | undefined {
  if (!isTreePath(file)) return undefined;
  const bytes = readWorkTree(workspace, [file], emptyTree).files.get(file)?.bytes;
  return bytes && decodeText(bytes);
}
