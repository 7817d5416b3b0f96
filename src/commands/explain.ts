import { join, relative, resolve, sep } from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import { fail, IdpError } from '../errors/error.ts';
import { suggest } from '../errors/nearest.ts';
import { findInside } from '../host/find-inside.ts';
import { comparesModes } from '../host/git-state.ts';
import { readCatalog } from '../host/read-catalog.ts';
import { readOurs } from '../host/read-ours.ts';
import { versionsOf } from '../lockfile/restore.ts';
import { countEdits, type Edits } from '../plan/count-edits.ts';
import {
  type Explanation,
  explainJson,
  explainPage,
  type FileContributor,
} from '../terminal/explain-page.ts';
import { resultStyle } from '../terminal/page-style.ts';
import { quoteArguments } from '../terminal/quote-arguments.ts';
import { matchesGlob } from '../tree/glob.ts';
import { isTreePath, type TreePath } from '../tree/path.ts';
import type { BaseFile } from '../tree/tree.ts';
import { withCatalogOf } from './catalog-source.ts';
import type { Context, ExitCode } from './context.ts';
import { follow, openService } from './follow.ts';
import { readAll } from './open-catalog.ts';
import type { ServiceRecord } from './read-record.ts';
import { versionSteps } from './version-steps.ts';

/** `idp explain FILE`: which layer gave a file of this service, why, and whose it is. */
export async function runExplain(
  { file }: { readonly file: string },
  outer: Context,
): Promise<ExitCode> {
  const { console, cwd, format } = outer;
  const target = resolve(cwd, file);
  const record = await openService(outer, target);
  const context = withCatalogOf(record.lock, record.root, outer);
  const path = relative(record.root, target).split(sep).join('/');
  const given = [...record.base].find(([known]) => known === path)?.[1];
  if (given === undefined) refuseMissing({ file, path, cwd }, record);
  const catalog = await readCatalogIfAny(context);
  const contributors = (given?.from ?? []).map((id) =>
    describeContributor(id, given?.at?.[id] ?? versionsOf(record.lock)(id), path, catalog),
  );
  const seeded = given?.seeded ?? false;
  const explanation: Explanation = {
    path,
    contributors,
    seeded,
    ...(given && !seeded && { edits: editsOf(record, path as TreePath, given) }),
    next: await nextChange(record, path, context),
  };
  console.out(
    format === 'json' ? explainJson(explanation) : explainPage(explanation, resultStyle(console)),
  );
  return 0;
}

/** What the developer did to a file, or what stands in its place. */
function editsOf({ root, base }: ServiceRecord, path: TreePath, given: BaseFile): Edits {
  const { files, obstacles } = readOurs({ root, shown: root }, [path], base);
  const obstacle = obstacles.get(path);
  if (obstacle) return { kind: obstacle.kind };
  const edits = countEdits(given, files.get(path));
  return edits.kind === 'mode' && !comparesModes(root) ? { kind: 'none' } : edits;
}

/** What the next update would do to the file; undefined where the catalog cannot say, or it would do nothing. */
async function nextChange(
  record: ServiceRecord,
  path: string,
  context: Context,
): Promise<Explanation['next']> {
  try {
    const silent = { ...context, console: { ...context.console, mayAsk: false } };
    const nothingSaid = { set: [], with: [], without: [] };
    const following = await follow({ ...record, shown: '.' }, nothingSaid, silent);
    const next = following.plan.changes.find((change) => change.path === path);
    const isOlder = versionSteps(following).some(({ older }) => older);
    return next && isOlder ? 'older-catalog' : next;
  } catch (error) {
    if (error instanceof IdpError) return undefined;
    throw error;
  }
}

interface Asked {
  /** As the person typed it. */
  readonly file: string;
  /** Within the service. */
  readonly path: string;
  readonly cwd: string;
}

/** A folder is there for its files, and a file that nobody gave and that is not there either is a slip of the keyboard. */
function refuseMissing({ file, path, cwd }: Asked, { root, base }: ServiceRecord): void {
  if (isTreePath(path) && isThere(root, path)) return;
  const folder = path === '' ? '' : `${path}/`;
  const inside = [...base.keys()].find((known) => known.startsWith(folder));
  if (inside !== undefined) {
    fail({
      code: 'usage/invalid',
      message: `${file} is a folder`,
      hint: `name a file in it: idp explain ${quoteArguments([relative(cwd, join(root, inside))])}`,
    });
  }
  fail({
    code: 'usage/invalid',
    message: `there is no file ${file} in this service`,
    hint: suggest(path, base.keys()),
  });
}

/** Whether a file stands there, or a link that counts as one: it is the developer's own. */
function isThere(root: string, path: TreePath): boolean {
  const found = findInside({ root, shown: root }, path);
  if (found.kind === 'absent' || found.kind === 'file') return found.kind === 'file';
  return found.at === path && !(found.kind === 'blocked' && found.by === 'folder');
}

/** Who gave a file is known from the record alone; why, only with the catalog at hand. */
async function readCatalogIfAny(context: Context): Promise<Catalog | undefined> {
  try {
    return await readAll(await readCatalog(context.templates), context);
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
