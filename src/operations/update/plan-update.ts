import { findTemplate, findVersion } from '../../catalog/find.ts';
import type { Migration } from '../../catalog/manifest/migration.ts';
import type { RequiredContent } from '../../catalog/manifest/platform.ts';
import type { Plan } from '../../plan/change.ts';
import { differInModes } from '../../plan/ignore-modes.ts';
import type { Sides } from '../../plan/sides.ts';
import { type CatalogSource, type Lock, updateStatePath } from '../../project/lock.ts';
import { answersOfLock, layerChoicesOfLock, versionsOf } from '../../project/restore.ts';
import { mergeProvided } from '../../scaffold/answers/provided-answers.ts';
import { compose } from '../../scaffold/compose/compose.ts';
import { migrationsOf } from '../../scaffold/compose/migrations.ts';
import { type LayerChoices, selectCapabilities } from '../../scaffold/compose/select.ts';
import { suggest } from '../../shared/closest.ts';
import { throwIfAny } from '../../shared/error.ts';
import { unwrap } from '../../shared/result.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { type GeneratedFile, sortedPaths, type Tree } from '../../shared/tree/tree.ts';
import type { Workspace } from '../../system/files/workspace.ts';
import { comparesModes } from '../../system/git/git-state.ts';
import { findService, findUpward } from '../../system/project/find-service.ts';
import { requireFiles } from '../../system/project/read-state.ts';
import { readWorkTree } from '../../system/project/read-work-tree.ts';
import { recover } from '../../system/project/recover.ts';
import { createPreparer, type Service } from '../answers/prepare-service.ts';
import { type AnswerFlags, readProvidedAnswers } from '../answers/read-provided-answers.ts';
import { resolveWithPrompts } from '../answers/resolve-with-prompts.ts';
import { catalogSource } from '../catalog/catalog-source.ts';
import { openCatalog } from '../catalog/open-catalog.ts';
import type { Context } from '../context.ts';
import { type WorkContext, workspaceOf } from '../workspace-of.ts';
import { type Project, readProject, requireService } from './read-project.ts';
import { declaredMoves, labelsOf, reconcileUpdate, versionsAfter } from './reconcile-update.ts';
import { type OpenProject, readUpdateInProgress } from './update-in-progress.ts';

/** A service and its update: the three trees, and the plan between them. */
export interface UpdatePlan {
  readonly project: Project;
  /** The service's folder as the user would type it. */
  readonly displayPath: string;
  readonly service: Service;
  readonly sides: Sides;
  readonly plan: Plan;
  readonly migrations: readonly Migration[];
  /** Paths that the template generates but the service keeps as its own. */
  readonly own: readonly TreePath[];
  /** How the lockfile names the catalog. */
  readonly catalog: CatalogSource;
  /** The platform's requirements for this kind. */
  readonly carries: readonly RequiredContent[];
}

/** The project around a path, or around the current folder; first recovers what a killed run left there. */
export async function openProject(
  context: WorkContext,
  from: string = context.cwd,
  folderName?: string,
): Promise<OpenProject> {
  const root = findService(from);
  if (root !== undefined) await recover(workspaceOf(root, context));
  const project = await readProject(from, context, folderName);
  return { ...project, update: await readUpdateInProgress(project) };
}

/** The same without its lockfile and base, which an update that is aborted may have damaged. */
export async function openProjectFolder(
  context: WorkContext,
): Promise<Workspace & Pick<OpenProject, 'update'>> {
  const { cwd } = context;
  const root = findUpward(cwd, updateStatePath);
  const workspace = root === undefined ? requireService(cwd, context) : workspaceOf(root, context);
  requireFiles(workspace, [updateStatePath]);
  await recover(workspace);
  return { ...workspace, update: await readUpdateInProgress(workspace) };
}

/** What this run provides, which overrides the lockfile. */
export interface UpdateRequest extends AnswerFlags {
  /** The layers, changed by `add` and `remove`. */
  readonly change?: (choices: LayerChoices) => LayerChoices;
  /** Paths that the service kept as its own, and that become managed now. */
  readonly take?: readonly string[];
  /** A version of the template that is not the newest. */
  readonly to?: string | undefined;
}

/** Renders the current template for the answers of the lockfile, and plans the update. */
export async function planUpdate(
  project: Project,
  request: UpdateRequest,
  context: Context,
): Promise<UpdatePlan> {
  const catalog = await openCatalog(context);
  const { root, lock, displayPath } = project;
  const { name } = lock.template;
  const { to } = request;
  const template = to === undefined ? findTemplate(catalog, name) : findVersion(catalog, name, to);
  const kept = unwrap(layerChoicesOfLock(catalog, template, lock));
  const choices = request.change?.(kept) ?? kept;
  const composition = unwrap(
    compose(
      catalog,
      template,
      unwrap(selectCapabilities(catalog, template, choices)),
      choices.without,
    ),
  );
  const migrations = migrationsOf(composition, versionsOf(lock));
  const input = await readProvidedAnswers(request, catalog, context);
  const provided = mergeProvided(input.provided, answersOfLock(lock, migrations));
  const { answers } = await resolveWithPrompts(composition, provided, context);

  const service = createPreparer(catalog, context.cwd)(composition, answers);
  const own = ownPaths(lock, request.take ?? [], service);
  const files = new Map([...service.files].filter(([path]) => !own.includes(path)));
  const sides = readSides(project, files);
  const labels = labelsOf(lock, template);
  const moved = declaredMoves(composition, project, migrations);
  const plan = versionsAfter(reconcileUpdate(project, sides, labels, moved), sides, lock);
  const kind = catalog.platform?.value.spec.kinds?.[template.source.value.spec.creates];
  const carries = kind?.mustInclude ?? [];
  const source = catalogSource(context, root);
  const common = { project, displayPath, own, sides, plan, migrations, carries, catalog: source };
  return { ...common, service: { ...service, files } };
}

/** The three trees for `status`, `--dry-run` and every command that writes: from the disk and from git's index. */
function readSides(project: Project, theirs: Tree<GeneratedFile>): Sides {
  const { base } = project;
  const { files: ours, obstacles } = readWorkTree(project, sortedPaths(base, theirs), base);
  const sides = { base, ours, theirs, obstacles };
  return { ...sides, modes: !differInModes(sides) || comparesModes(project) };
}

/** The paths that the service keeps its own: those of the lock, without what is taken now. */
function ownPaths({ own }: Lock, take: readonly string[], { files }: Service): readonly TreePath[] {
  throwIfAny(
    take
      .filter((path) => !own.includes(path))
      .map((path) => ({
        code: 'usage/invalid',
        message: `${path} is not a file that this service keeps as its own version`,
        hint: suggest(path, own),
      })),
  );
  return [...files.keys()].filter((path) => own.includes(path) && !take.includes(path));
}
