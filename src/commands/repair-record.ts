import { relative } from 'node:path';
import { fail, IdpError } from '../errors/error.ts';
import { commitInPlace } from '../host/commit-in-place.ts';
import { findUpward } from '../host/find-service.ts';
import { findVersions, type GitVersion } from '../host/git-versions.ts';
import { readTree } from '../host/read-tree.ts';
import { recover } from '../host/recover.ts';
import { readBlob } from '../host/run-git.ts';
import { basePath, type Lock, lockPath, providersOf } from '../lockfile/lock.ts';
import { isNewer, mergeBases, mergeLocks } from '../lockfile/merge-records.ts';
import { parseBase } from '../lockfile/parse-base.ts';
import { parseLock } from '../lockfile/parse-lock.ts';
import { recordFiles, sameLock } from '../lockfile/record.ts';
import { baseOf } from '../plan/base-of.ts';
import { mergeContent } from '../plan/merge-file.ts';
import { mergeMode } from '../plan/sides.ts';
import { printDocument } from '../terminal/json-document.ts';
import { prefixOf } from '../terminal/obstacle-text.ts';
import type { TreePath } from '../tree/path.ts';
import { decodeText } from '../tree/text.ts';
import type { Base, BaseFile } from '../tree/tree.ts';
import { withCatalogOf } from './catalog-source.ts';
import { recordWrites } from './commit-following.ts';
import type { Context, ExitCode } from './context.ts';
import { follow } from './follow.ts';
import { versionSteps } from './version-steps.ts';

/** A file of the record that was rebuilt: from where, and what both sides of a merge had changed. */
interface Repaired<Value> {
  readonly value: Value;
  readonly from: string;
  readonly both: readonly string[];
}

/**
 * `idp update --repair`: rebuilds a lockfile and a base that cannot be read, from both sides of the merge that
 * damaged them, from a commit before, or from lockfile and catalog. No other file is touched.
 */
export async function repairRecord(context: Context): Promise<ExitCode> {
  const { console, cwd, format } = context;
  const root = findUpward(cwd, '.idp');
  if (root === undefined) return refuseNoRecord();
  const shown = relative(cwd, root) || '.';
  await recover(root, shown);
  const files = readTree(root, [lockPath, basePath], shown);
  const bytesOf = (path: TreePath) => files.get(path)?.bytes ?? new Uint8Array();
  const [known, whole] = [readLock(bytesOf(lockPath)), readBase(bytesOf(basePath))];
  const lock = known === undefined ? repairLock(root, shown) : asItIs(known);
  const base =
    whole === undefined ? await repairBase({ root, shown }, lock.value, context) : asItIs(whole);
  const record = recordFiles({ lock: lock.value, base: base.value });
  const damaged = known === undefined || whole === undefined;
  if (damaged) await commitInPlace(root, recordWrites(root, record, shown), shown);
  const repaired = [
    ...(known === undefined ? [{ ...lock, path: lockPath }] : []),
    ...(whole === undefined ? [{ ...base, path: basePath }] : []),
  ];
  const lines = repaired.flatMap(({ path, from, both }) => [
    `repair  ${prefixOf(shown)}${path}  ${from}\n`,
    ...both.map((one) => `  both sides changed ${one}\n`),
  ]);
  if (format === 'json') {
    const list = repaired.map(({ path, from, both }) => ({ path, from, both }));
    console.out(printDocument({ repaired: list }));
  } else if (!console.quiet) console.out(lines.join(''));
  if (!console.quiet) console.err(damaged ? nextText(shown) : 'Nothing to repair\n');
  return 0;
}

function nextText(shown: string): string {
  return `look at it by idp status, then git add ${prefixOf(shown)}.idp\n`;
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

function repairLock(root: string, shown: string): Repaired<Lock> {
  const found = findVersions(root, lockPath, readLock);
  if (found === undefined) return refuseToRepair(`${prefixOf(shown)}${lockPath}`);
  if (found.kind === 'one') return { ...asItIs(found.value), from: `as of ${found.from.name}` };
  return { ...mergeLocks(found), from: mergedFrom(found.from) };
}

/** What the lockfile belongs to is best; else what the catalog generates, if it has these versions; else what there was before. */
async function repairBase(
  place: { readonly root: string; readonly shown: string },
  lock: Lock,
  context: Context,
): Promise<Repaired<Base>> {
  const { root, shown } = place;
  const found = findVersions(root, basePath, readBase);
  const lockAt = ({ at }: GitVersion) => {
    const bytes = readBlob(root, `${at}:./${lockPath}`);
    return bytes && readLock(bytes);
  };
  if (found?.kind === 'merge') {
    const [one, other] = found.from.map(lockAt);
    const merged = mergeBases(found, isNewer(other, one), uniteFiles);
    return { ...merged, from: mergedFrom(found.from) };
  }
  const before = found && lockAt(found.from);
  const isOfLock = before !== undefined && sameLock(before, lock);
  const generated = isOfLock ? undefined : await generateBase(place, lock, context);
  if (generated) return { ...asItIs(generated), from: 'as the catalog generates it' };
  if (found) return { ...asItIs(found.value), from: `as of ${found.from.name}` };
  return refuseToRepair(`${prefixOf(shown)}${basePath}`);
}

/** What the catalog generates for a lockfile; undefined if it has other versions, or cannot without a question. */
async function generateBase(
  { root, shown }: { readonly root: string; readonly shown: string },
  lock: Lock,
  context: Context,
): Promise<Base | undefined> {
  const { console } = context;
  const silent = withCatalogOf(lock, root, { ...context, console: { ...console, mayAsk: false } });
  const nothingSaid = { set: [], with: [], without: [] };
  try {
    const following = await follow({ root, shown, lock, base: new Map() }, nothingSaid, silent);
    const steps = versionSteps(following);
    const isSame = steps.every(({ from, to }) => from === to);
    return isSame && steps.length === providersOf(lock).size + 1
      ? baseOf(following.sides.theirs)
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

function refuseNoRecord(): never {
  return fail({
    code: 'lockfile/missing',
    message: 'no .idp here or in a folder above',
    hint: 'go into a service that idp made',
  });
}

function refuseToRepair(file: string): never {
  return fail({
    code: 'lockfile/invalid',
    message: `${file} cannot be rebuilt: no commit before HEAD has one that can be read, and the catalog does not have its versions`,
    hint: 'name a catalog with the versions of the lockfile by --catalog DIR, or take .idp from a backup',
  });
}
