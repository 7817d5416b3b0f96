import { prefixOf } from '../../output/obstacle-text.ts';
import { afterRepairText, repairJson, repairText } from '../../output/update-text.ts';
import { baseOf } from '../../plan/base-of.ts';
import { mergeContent } from '../../plan/merge/merge-file.ts';
import { mergeMode } from '../../plan/sides.ts';
import { basePath, type Lock, lockPath, providersOf } from '../../project/lock.ts';
import { isNewer, mergeBases, mergeLocks } from '../../project/merge-state-files.ts';
import { parseBase } from '../../project/parse-base.ts';
import { parseLock } from '../../project/parse-lock.ts';
import { sameLock, stateFilesOf } from '../../project/state-files.ts';
import { IdpError, throwError } from '../../shared/error.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { decodeText } from '../../shared/tree/text.ts';
import type { Base, BaseFile } from '../../shared/tree/tree.ts';
import { readTree } from '../../system/files/read-tree.ts';
import type { Workspace } from '../../system/files/workspace.ts';
import { findFileVersions, type GitVersion } from '../../system/git/file-versions.ts';
import { readBlob } from '../../system/git/run-git.ts';
import { commitInPlace } from '../../system/project/commit-in-place.ts';
import { findUpward } from '../../system/project/find-service.ts';
import { recover } from '../../system/project/recover.ts';
import { noAnswerFlags } from '../answers/read-provided-answers.ts';
import { withCatalogOf } from '../catalog/catalog-source.ts';
import type { Context, ExitCode } from '../context.ts';
import { workspaceOf } from '../workspace-of.ts';
import { planUpdate } from './plan-update.ts';
import type { Project } from './read-project.ts';
import { stateWrites } from './state-writes.ts';
import { findVersionSteps } from './version-steps.ts';

/** A file under `.idp/` that was rebuilt: from where, and what both sides of a merge had changed. */
interface Repaired<Value> {
  readonly value: Value;
  readonly from: string;
  readonly both: readonly string[];
}

/**
 * `idp update --repair`: rebuilds a lockfile and a base that cannot be read, from both sides of the merge that
 * damaged them, from a commit before, or from lockfile and catalog. No other file is touched.
 */
export async function repairState(context: Context): Promise<ExitCode> {
  const { console, cwd, format } = context;
  const root = findUpward(cwd, '.idp');
  if (root === undefined) return assertState();
  const workspace = workspaceOf(root, context);
  const { displayPath } = workspace;
  await recover(workspace);
  const files = readTree(root, [lockPath, basePath], displayPath);
  const bytesOf = (path: TreePath) => files.get(path)?.bytes ?? new Uint8Array();
  const [known, whole] = [readLock(bytesOf(lockPath)), readBase(bytesOf(basePath))];
  const lock = known === undefined ? repairLock(workspace) : asItIs(known);
  const base =
    whole === undefined
      ? await repairBase({ ...workspace, stateOnDisk: files }, lock.value, context)
      : asItIs(whole);
  const stateFiles = stateFilesOf({ lock: lock.value, base: base.value });
  if (known === undefined || whole === undefined)
    await commitInPlace(workspace, stateWrites(workspace, stateFiles, files));
  const repaired = [
    ...(known === undefined ? [{ ...lock, path: lockPath }] : []),
    ...(whole === undefined ? [{ ...base, path: basePath }] : []),
  ];
  if (format === 'json') console.out(repairJson(repaired));
  else if (!console.quiet) console.out(repairText(repaired, displayPath));
  if (!console.quiet) console.err(afterRepairText(repaired, displayPath));
  return 0;
}

function asItIs<Value>(value: Value): Repaired<Value> {
  return { value, from: '', both: [] };
}

function readLock(bytes: Uint8Array): Lock | undefined {
  const parsed = parseLock(decodeText(bytes) ?? '', lockPath);
  return parsed.ok ? parsed.value : undefined;
}

function readBase(bytes: Uint8Array): Base | undefined {
  const parsed = parseBase(bytes, basePath);
  return parsed.ok ? parsed.value : undefined;
}

function repairLock(workspace: Workspace): Repaired<Lock> {
  const found = findFileVersions(workspace, lockPath, readLock);
  if (found === undefined) return rejectRepair(`${prefixOf(workspace.displayPath)}${lockPath}`);
  if (found.kind === 'one') return { ...asItIs(found.value), from: `as of ${found.from.name}` };
  return { ...mergeLocks(found), from: mergedFrom(found.from) };
}

/** What the lockfile belongs to is best; else what the catalog generates, if it has these versions; else what there was before. */
async function repairBase(
  workspace: Workspace & Pick<Project, 'stateOnDisk'>,
  lock: Lock,
  context: Context,
): Promise<Repaired<Base>> {
  const found = findFileVersions(workspace, basePath, readBase);
  const lockAt = ({ at }: GitVersion) => {
    const bytes = readBlob(workspace, `${at}:./${lockPath}`);
    return bytes && readLock(bytes);
  };
  if (found?.kind === 'merge') {
    const [one, other] = found.from.map(lockAt);
    const merged = mergeBases(found, isNewer(other, one), uniteFiles);
    return { ...merged, from: mergedFrom(found.from) };
  }
  const before = found && lockAt(found.from);
  const isOfLock = before !== undefined && sameLock(before, lock);
  const generated = isOfLock ? undefined : await generateBase(workspace, lock, context);
  if (generated) return { ...asItIs(generated), from: 'as the catalog generates it' };
  if (found) return { ...asItIs(found.value), from: `as of ${found.from.name}` };
  return rejectRepair(`${prefixOf(workspace.displayPath)}${basePath}`);
}

/** What the catalog generates for a lockfile; undefined if it has other versions, or cannot without a question. */
async function generateBase(
  workspace: Workspace & Pick<Project, 'stateOnDisk'>,
  lock: Lock,
  context: Context,
): Promise<Base | undefined> {
  const { console } = context;
  const silent = withCatalogOf(lock, workspace.root, {
    ...context,
    console: { ...console, mayAsk: false },
  });
  try {
    const plannedUpdate = await planUpdate(
      { ...workspace, lock, base: new Map() },
      noAnswerFlags,
      silent,
    );
    const steps = findVersionSteps(plannedUpdate);
    const isSame = steps.every(({ from, to }) => from === to);
    return isSame && steps.length === providersOf(lock).size + 1
      ? baseOf(plannedUpdate.sides.theirs)
      : undefined;
  } catch (error) {
    if (error instanceof IdpError) return undefined;
    throw error;
  }
}

/** As git did with the project's own file: by lines, where both sides changed others. */
function uniteFiles(
  path: string,
  ancestor: BaseFile | undefined,
  ours: BaseFile,
  theirs: BaseFile,
): BaseFile | undefined {
  if ('sha256' in ours || 'sha256' in theirs) return undefined;
  const labels = { ours: 'ours', theirs: 'theirs' };
  const content = mergeContent(path, ancestor, ours.bytes, theirs.bytes, labels);
  if (content.kind !== 'merged') return undefined;
  const executable = mergeMode(ancestor, ours, theirs);
  const from = [...new Set([...ours.from, ...theirs.from])];
  return { ...ours, bytes: content.bytes, executable, from };
}

function mergedFrom([ours, theirs]: readonly [GitVersion, GitVersion]): string {
  return `merged from ${ours.name} and ${theirs.name}`;
}

function assertState(): never {
  return throwError({
    code: 'lockfile/missing',
    message: 'no .idp in this folder or its parents',
    hint: 'change to the folder of a service that idp created',
  });
}

function rejectRepair(file: string): never {
  return throwError({
    code: 'lockfile/invalid',
    message: `${file} cannot be rebuilt: no earlier commit has a readable one, and the catalog does not have its versions`,
    hint: 'use a catalog that has the versions of the lockfile (--catalog DIR), or restore .idp from a backup',
  });
}
