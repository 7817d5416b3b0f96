import { join, relative, resolve, sep } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import {
  type Explanation,
  explainJson,
  explainPage,
  type FileContributor,
} from '../output/explain-page.ts';
import { explainTree, explainTreeJson } from '../output/explain-tree.ts';
import { resultStyle } from '../output/page-style.ts';
import { quoteArguments } from '../output/quote-arguments.ts';
import { countEdits, type Edits } from '../plan/count-edits.ts';
import { versionsOf } from '../project/restore.ts';
import { createTracer, type TraceFile } from '../scaffold/compose/trace-file.ts';
import { suggest } from '../shared/closest.ts';
import { IdpError, throwError } from '../shared/error.ts';
import { matchesGlob } from '../shared/tree/glob.ts';
import { isTreePath, type TreePath } from '../shared/tree/path.ts';
import type { BaseFile } from '../shared/tree/tree.ts';
import { readCatalog } from '../system/catalog/read-catalog.ts';
import { findInside } from '../system/files/find-inside.ts';
import { comparesModes } from '../system/git/git-state.ts';
import { readWorkTree } from '../system/project/read-work-tree.ts';
import { noAnswerFlags } from './answers/read-provided-answers.ts';
import { withCatalogOf } from './catalog/catalog-source.ts';
import { readAll } from './catalog/open-catalog.ts';
import type { Context, ExitCode } from './context.ts';
import { findSources, readLines, shortenPaths, splitLine } from './find-sources.ts';
import { openProject, planUpdate, type UpdatePlan } from './update/plan-update.ts';
import type { Project } from './update/read-project.ts';
import { findVersionSteps } from './update/version-steps.ts';

/**
 * `idp explain FILE`: which template or provider a file comes from, through which files of the catalog, why, and who
 * owns it. `FILE:LINE` is about the sources of one line.
 */
export async function runExplain(
  provided: { readonly file?: string | undefined },
  outer: Context,
): Promise<ExitCode> {
  if (provided.file === undefined) return explainAll(outer);
  const { console, cwd, format } = outer;
  const { file, line } = splitLine(provided.file);
  const target = resolve(cwd, file);
  const project = await openProject(outer, target);
  const context = withCatalogOf(project.lock, project.root, outer);
  const path = pathIn(project, file, target);
  const recorded = [...project.base].find(([known]) => known === path)?.[1];
  if (recorded === undefined) refuseMissing({ file, path, cwd }, project);
  const catalog = await readCatalogIfAny(context);
  const plannedUpdate = await planIfPossible(project, context);
  const text = line === undefined ? undefined : readLines(project, path, { file, line });
  const sources =
    recorded && plannedUpdate ? findSources(path as TreePath, tracerOf(plannedUpdate), text) : [];
  const known = sources.length > 0 && text ? [] : (recorded?.from ?? []);
  const contributors = [...new Set([...known, ...sources.map((one) => one.contributor)])].map(
    (id): FileContributor => {
      const version = recorded?.at?.[id] ?? versionsOf(project.lock)(id);
      const described = describeContributor(id, version, path, catalog);
      const own = sources.filter(({ contributor }) => contributor === id);
      return { ...described, ...(plannedUpdate && { sources: shortenPaths(own, context) }) };
    },
  );
  const once = recorded?.once ?? false;
  const explanation: Explanation = {
    path,
    catalog: catalog?.root,
    ...(text && { line: { number: text.line, isOwn: sources.length === 0 } }),
    contributors,
    once,
    ...(recorded && !once && { edits: editsOf(project, path as TreePath, recorded) }),
    next: plannedUpdate && nextChange(plannedUpdate, path),
  };
  console.out(
    format === 'json' ? explainJson(explanation) : explainPage(explanation, resultStyle(console)),
  );
  return 0;
}

/** `idp explain`: all generated files with their contributors, those of slots and partials too. */
async function explainAll(outer: Context): Promise<ExitCode> {
  const { console, format } = outer;
  const project = await openProject(outer);
  const context = withCatalogOf(project.lock, project.root, outer);
  const plannedUpdate = await planIfPossible(project, context);
  const traceFile = plannedUpdate && tracerOf(plannedUpdate);
  const files = [...project.base].map(([path, { from, once }]) => {
    const sources = traceFile ? findSources(path, traceFile) : [];
    const contributors = [...from, ...sources.map(({ contributor }) => contributor)];
    return { path, from: [...new Set(contributors)], once };
  });
  console.out(
    format === 'json'
      ? explainTreeJson(files, plannedUpdate && context.templates)
      : explainTree(files, resultStyle(console)),
  );
  return 0;
}

function tracerOf({ service: { contributors, names } }: UpdatePlan): TraceFile {
  return createTracer(contributors, names);
}

/** The path of a file within the service: from the current folder, or as `idp status` prints it, from the root. */
function pathIn({ root, base }: Project, file: string, target: string): string {
  const fromHere = relative(root, target).split(sep).join('/');
  const known = [...base.keys()];
  const isHere =
    known.some((path) => path === fromHere) || (isTreePath(fromHere) && isThere(root, fromHere));
  return !isHere && known.some((path) => path === file) ? file : fromHere;
}

/** The local changes of a file, or what is in its place. */
function editsOf(project: Project, path: TreePath, base: BaseFile): Edits {
  const { files, obstacles } = readWorkTree(project, [path], project.base);
  const obstacle = obstacles.get(path);
  if (obstacle) return { kind: obstacle.kind };
  const edits = countEdits(base, files.get(path));
  return edits.kind === 'mode' && !comparesModes(project) ? { kind: 'none' } : edits;
}

/** The next update; undefined if the catalog is not available or cannot be rendered. */
async function planIfPossible(project: Project, context: Context): Promise<UpdatePlan | undefined> {
  try {
    const silent = { ...context, console: { ...context.console, mayAsk: false } };
    return await planUpdate({ ...project, displayPath: '.' }, noAnswerFlags, silent);
  } catch (error) {
    if (error instanceof IdpError) return undefined;
    throw error;
  }
}

/** What the next update would do to the file; undefined if nothing. */
function nextChange(plannedUpdate: UpdatePlan, path: string): Explanation['next'] {
  const next = plannedUpdate.plan.changes.find((change) => change.path === path);
  const isOlder = findVersionSteps(plannedUpdate).some(({ older }) => older);
  return next && isOlder ? 'older-catalog' : next;
}

interface ExplainTarget {
  /** As the user typed it. */
  readonly file: string;
  /** Within the service. */
  readonly path: string;
  readonly cwd: string;
}

/** Rejects folders, and files that are neither managed nor on disk: a typo. */
function refuseMissing({ file, path, cwd }: ExplainTarget, { root, base }: Project): void {
  if (isTreePath(path) && isThere(root, path)) return;
  const folder = path === '' ? '' : `${path}/`;
  const inside = [...base.keys()].find((known) => known.startsWith(folder));
  if (inside !== undefined) {
    throwError({
      code: 'usage/invalid',
      message: `${file} is a folder`,
      hint: `name a file in it: idp explain ${quoteArguments([relative(cwd, join(root, inside))])}`,
    });
  }
  throwError({
    code: 'usage/invalid',
    message: `no file ${file} in this service`,
    hint: suggest(path, base.keys()),
  });
}

/** Whether there is an unmanaged file, or a link to one. */
function isThere(root: string, path: TreePath): boolean {
  const found = findInside({ root, displayPath: root }, path);
  if (found.kind === 'absent' || found.kind === 'file') return found.kind === 'file';
  return found.at === path && !(found.kind === 'blocked' && found.by === 'folder');
}

/** The contributors of a file are in the base; the reasons are in the catalog, which may be absent. */
async function readCatalogIfAny(context: Context): Promise<Catalog | undefined> {
  try {
    return await readAll(await readCatalog(context.templates, context.cwd), context);
  } catch (error) {
    if (error instanceof IdpError) return undefined;
    throw error;
  }
}

function describeContributor(
  id: string,
  version: string | undefined,
  path: string,
  catalog: Catalog | undefined,
): FileContributor {
  const source = (catalog?.templates.get(id) ?? catalog?.capabilities.get(id))?.source.value;
  const whys = Object.entries(source?.spec.why ?? {});
  return {
    id,
    title: source?.metadata.title,
    version: version ?? '',
    owner: source?.metadata.owner,
    why: (whys.find(([glob]) => glob === path) ??
      whys.find(([glob]) => matchesGlob(glob)(path)))?.[1],
  };
}
