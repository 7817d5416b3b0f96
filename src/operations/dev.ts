import { join, relative, resolve } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { findTemplate } from '../catalog/find.ts';
import { devText, watchingText } from '../output/dev-text.ts';
import { diagnosticsText } from '../output/diagnostics-text.ts';
import { messageStyle, resultStyle } from '../output/page-style.ts';
import { isWrite, type Write } from '../plan/change.ts';
import { reconcile } from '../plan/reconcile.ts';
import { suggest } from '../shared/closest.ts';
import { IdpError, throwError } from '../shared/error.ts';
import type { GeneratedFile, Tree } from '../shared/tree/tree.ts';
import { listNames } from '../system/catalog/list-names.ts';
import { readCatalog } from '../system/catalog/read-catalog.ts';
import { prepareOutput, readOutput } from '../system/files/output-folder.ts';
import { readTextToQuote } from '../system/files/read-text.ts';
import { watchFolder } from '../system/files/watch-folder.ts';
import { commitInPlace } from '../system/project/commit-in-place.ts';
import { createPreparer } from './answers/prepare-service.ts';
import { readProvidedAnswers } from './answers/read-provided-answers.ts';
import { resolveRequest } from './answers/resolve-request.ts';
import { findAuthorsCatalog } from './catalog/find-catalog.ts';
import { openCatalog, readAll } from './catalog/open-catalog.ts';
import type { Context, ExitCode } from './context.ts';
import { absolutePath, workspaceAt } from './workspace-of.ts';

export interface DevOptions {
  readonly id: string;
  readonly set: readonly string[];
  readonly example?: string;
  readonly out?: string;
  readonly verbose: boolean;
}

/** The watched template: its catalog, and its output folder. */
interface DevWorkspace {
  readonly root: string;
  readonly folder: string;
}

/**
 * `idp dev ID`: renders a template into a folder, again on each save in its catalog, and reports what changed. An
 * error leaves the last output as it was. Ctrl-C stops it with exit status 0.
 */
export async function runDev(options: DevOptions, context: Context): Promise<ExitCode> {
  const root = await findAuthorsCatalog(context);
  await rejectUnknown(options, root, context);
  const folder = outputFolder(options, root, context);
  prepareOutput(absolutePath(folder, context.cwd), folder);
  const watch = watchFolder(absolutePath(root, context.cwd), context.signal);
  try {
    await renderOnce(options, { root, folder }, context);
    if (!context.console.quiet) context.console.err(watchingText(root, folder));
    while (await watch.next()) await renderOnce(options, { root, folder }, context);
    // The terminal has printed ^C, and the shell continues on the same line.
    if (context.console.animated) context.console.err('\n');
    return 0;
  } finally {
    watch.close();
  }
}

/** What no save puts right ends the run before anything is written: a template or an example that is not there. */
async function rejectUnknown(
  { id, example }: DevOptions,
  root: string,
  context: Context,
): Promise<void> {
  const catalog = await readIfReadable(root, context);
  if (catalog === undefined || catalog.broken.has(id)) return;
  const { folder } = findTemplate(catalog, id);
  const names = exampleNames(absolutePath(`${root}/${folder}/examples`, context.cwd));
  if (example === undefined || names.includes(example)) return;
  throwError({
    code: 'catalog/unknown-template',
    message: `"${example}" is not an example of ${id}`,
    hint: suggest(example, names),
  });
}

/** Undefined where a manifest cannot be read: a save may put that right. */
async function readIfReadable(root: string, context: Context): Promise<Catalog | undefined> {
  try {
    return await readAll(await readCatalog(root, context.cwd), context);
  } catch (error) {
    const isLocal =
      error instanceof IdpError && error.diagnostics.every(({ code }) => code === 'files/io');
    if (!isLocal) throw error;
    return undefined;
  }
}

/** Beside the catalog if the current folder is in it: output inside would count as a change. */
function outputFolder({ id, out }: DevOptions, root: string, { cwd }: Context): string {
  const catalog = resolve(cwd, root);
  const isInside = (path: string) => `${path}/`.startsWith(`${catalog}/`);
  const base = isInside(cwd) ? resolve(catalog, '..') : cwd;
  const folder = out ?? (relative(cwd, join(base, '.idp-dev', id)) || '.');
  if (!isInside(absolutePath(folder, cwd))) return folder;
  return throwError({
    code: 'usage/invalid',
    message: `${folder} is inside the watched catalog ${root}`,
    hint: 'choose a folder outside it with --out DIR',
  });
}

async function renderOnce(
  options: DevOptions,
  workspace: DevWorkspace,
  context: Context,
): Promise<void> {
  try {
    const files = await render(options, workspace, context);
    await show(files, options, workspace, context);
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    printErrorsOf(error, context);
  }
}

async function render(
  { id, set, example }: DevOptions,
  { root }: DevWorkspace,
  context: Context,
): Promise<Tree<GeneratedFile>> {
  const catalog = await openCatalog({ ...context, templates: root });
  const template = findTemplate(catalog, id);
  const answers = exampleOf(`${root}/${template.folder}/examples`, example, context);
  const input = await readProvidedAnswers(
    { set, answers, with: [], without: [] },
    catalog,
    context,
  );
  const { composition, resolution } = resolveRequest(catalog, { template: id, ...input });
  return createPreparer(catalog, context.cwd)(composition, resolution.answers).files;
}

/** The file of the example that was named; else the one called default, else the first; undefined without any. */
function exampleOf(
  folder: string,
  wanted: string | undefined,
  { cwd }: Context,
): string | undefined {
  const names = exampleNames(absolutePath(folder, cwd));
  const name = wanted ?? (names.includes('default') ? 'default' : names[0]);
  return name === undefined ? undefined : `${folder}/${name}.yaml`;
}

function exampleNames(folder: string): readonly string[] {
  return listNames(folder)
    .flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? [])
    .sort();
}

async function show(
  theirs: Tree<GeneratedFile>,
  { verbose }: DevOptions,
  { folder }: DevWorkspace,
  context: Context,
): Promise<void> {
  const { console } = context;
  const workspace = workspaceAt(folder, context);
  const ours = readOutput(workspace.root, folder);
  const { changes } = reconcile(
    { base: managed(ours), ours, theirs: managed(theirs) },
    { ours: 'before', theirs: 'now' },
  );
  const writes: readonly Write[] = changes.filter(isWrite);
  await commitInPlace(workspace, writes);
  console.out(devText(writes, { ...resultStyle(console), verbose }));
}

/** The output folder has no local changes to keep, so files with `once` are rendered again too. */
function managed(files: Tree): Tree<GeneratedFile> {
  return new Map([...files].map(([path, file]) => [path, { ...file, once: false, from: [] }]));
}

function printErrorsOf({ diagnostics }: IdpError, { console, cwd }: Context): void {
  const files = new Set(diagnostics.flatMap(({ location }) => location?.file ?? []));
  const sources = new Map(
    [...files].map((file) => [file, readTextToQuote(absolutePath(file, cwd))]),
  );
  console.err(diagnosticsText(diagnostics, { ...messageStyle(console), sources }));
}
