import { type ChangeJson, describe, type GivenFiles, hold, sameItem } from './laws.ts';
import { type Item, type Items, isRecord, type State } from './state.ts';

/** An update that ended: what was given before it and now, and what it said. */
export interface Update {
  readonly words: string;
  readonly base: GivenFiles;
  readonly theirs: GivenFiles;
  readonly before: State;
  readonly after: State;
  readonly changes: readonly ChangeJson[];
  /** Where commands wrote, nothing is known. */
  readonly isFree: (path: string) => boolean;
  /** Whether git, and so idp, looks at execute bits here. */
  readonly hasModes: boolean;
}

/** What the developer did not touch is as the template has it, and what the template does not know is as it was. */
export function checkExact(update: Update): void {
  const { words, base, theirs, before, after, changes, isFree, hasModes } = update;
  const told = new Map(changes.map((change) => [change.path, change]));
  const moved = new Set(changes.flatMap(({ was }) => (was === undefined ? [] : [was])));
  const paths = new Set([
    ...base.keys(),
    ...theirs.keys(),
    ...before.items.keys(),
    ...after.items.keys(),
  ]);
  for (const path of paths) {
    const [provided, next] = [base.get(path), theirs.get(path)];
    const [was, is] = [before.items.get(path), after.items.get(path)];
    const line = () => `${words}: ${describe(path, before.items, after.items)}`;
    if (isRecord(path) || isFree(path)) continue;
    if (provided === undefined && next === undefined) {
      if (was?.type === 'folder' || is?.type === 'folder') checkFolder(update, path, was, is);
      else hold('strangers', sameItem(was, is), line);
      continue;
    }
    if (provided?.once || next?.once) continue;
    const kind = told.get(path)?.kind;
    if (kind === 'blocked' || kind === 'skipped') {
      const isEmptied = was?.type === 'folder' && is === undefined && hasFiles(before.items, path);
      hold('exact', sameItem(was, is) || isEmptied, line);
    } else if (provided !== undefined && isAs(was, provided, hasModes) && !moved.has(path)) {
      if (next === undefined) hold('exact', is?.type !== 'file', line);
      else
        hold('exact', isAs(is, next, hasModes), () => `${line()}\nwanted ${JSON.stringify(next)}`);
    } else if (provided !== undefined && was === undefined && !isSparse(before, path)) {
      const isMoveTarget = told.get(path)?.was !== undefined;
      hold(
        'exact',
        is === undefined || isMoveTarget || is.type === 'folder',
        () => `${line()}, after the developer deleted it`,
      );
    } else if (
      provided !== undefined &&
      next !== undefined &&
      same(provided, next) &&
      !moved.has(path)
    ) {
      hold('exact', sameItem(was, is), line);
    } else if (
      provided === undefined &&
      was === undefined &&
      next !== undefined &&
      kind !== undefined
    ) {
      const isNew = kind !== 'create' || isAs(is, next, true);
      hold('exact', isNew, line);
    }
  }
}

function checkFolder(
  { words, after, before }: Update,
  path: string,
  was: Item | undefined,
  is: Item | undefined,
): void {
  const line = () => `${words}: ${describe(path, before.items, after.items)}`;
  if (was === undefined) hold('strangers', hasFiles(after.items, path), line);
  else if (is === undefined) hold('strangers', hasFiles(before.items, path), line);
  else if (was.type === 'folder' && is.type === 'folder') hold('modes', was.mode === is.mode, line);
}

function hasFiles(items: Items, folder: string): boolean {
  return [...items.keys()].some((path) => path.startsWith(`${folder}/`));
}

function isAs(
  item: Item | undefined,
  provided: { text: string; executable: boolean },
  hasModes: boolean,
): boolean {
  if (item?.type !== 'file' || item.text !== provided.text) return false;
  return !hasModes || ((item.mode & 0o100) !== 0) === provided.executable;
}

function same(
  one: { text: string; executable: boolean },
  other: { text: string; executable: boolean },
): boolean {
  return one.text === other.text && one.executable === other.executable;
}

/** Whether git was told that a path need not be there. */
function isSparse({ index }: State, path: string): boolean {
  return /^[Ss] /.test(index.get(path) ?? '');
}

/** Whatever rewrites or moves a file keeps its permissions; only execute bits follow the template. New files are common ones. */
export function checkModes({ words, before, after, changes, isFree }: Update): void {
  for (const { kind, path, was } of changes) {
    const [old, now] = [before.items.get(was ?? path), after.items.get(path)];
    if (now?.type !== 'file' || isFree(path) || isFree(was ?? path)) continue;
    const line = () =>
      `${words}: ${kind} of ${path}: mode was ${old?.mode.toString(8)} and is ${now.mode.toString(8)}`;
    if (kind === 'create') hold('modes', [0o644, 0o755].includes(now.mode), line);
    else if (['update', 'merge', 'conflict', 'move'].includes(kind) && old?.type === 'file')
      hold('modes', (old.mode & 0o7666) === (now.mode & 0o7666), line);
  }
}

/** Whether the developer left a comment, and not the key that it was about, behind it. */
function isLeftAlone(line: string, base: string, ours: string): boolean {
  const [before, now] = [base, ours].map((text) => keyBehind(line, text));
  return line.startsWith('#') && before !== undefined && before !== now;
}

function keyBehind(comment: string, text: string): string | undefined {
  const lines = text.split('\n').map((one) => one.trim());
  const behind = lines.slice(lines.indexOf(comment) + 1);
  return behind.find((one) => one !== '' && !one.startsWith('#'))?.replace(/\s*[:=].*/, '');
}

/**
 * A line of the base is in a clean merge if both sides kept it, a line of one side if that side wrote it. Holds for
 * lines that stand once and are no list or table on one line; indentation and commas may follow what is around, and
 * a comment goes with its key.
 */
export function checkMerges({ words, base, theirs, before, after, changes, isFree }: Update): void {
  for (const { kind, path, was } of changes) {
    const [provided, next] = [base.get(was ?? path), theirs.get(path)];
    const [ours, merged] = [before.items.get(was ?? path), after.items.get(path)];
    const isClean = kind === 'merge' || kind === 'move';
    if (!isClean || !provided || !next || !ours || !merged || isFree(path) || isFree(was ?? path))
      continue;
    const [b, o, t, m] = [provided.text, ours.text, next.text, merged.text].map(countLines);
    if (!b || !o || !t || !m) continue;
    for (const line of new Set([...b.keys(), ...o.keys(), ...t.keys(), ...m.keys()])) {
      const counts = [b, o, t, m].map((one) => one.get(line) ?? 0);
      if (counts.slice(0, 3).some((count) => count > 1) || /[[\]{}]/.test(line)) continue;
      const [inBase, inOurs, inTheirs, inMerged] = counts;
      const mayGo = inMerged === 0 && line.startsWith('#') && /\.(yaml|toml)$|^config$/.test(path);
      const wanted = inBase ? inOurs && inTheirs : inOurs || inTheirs;
      if (wanted && mayGo) continue;
      if (inMerged === 1 && inOurs && isLeftAlone(line, provided.text, ours.text)) continue;
      hold(
        'merge',
        Boolean(wanted) === (inMerged === 1) || (!wanted && inMerged === 0),
        () =>
          `${words}: ${path}: "${line}" stands ${inMerged} times in the merge; once or not in base, yours, the template's: ${inBase}, ${inOurs}, ${inTheirs}\nbase:\n${provided.text}\nyours:\n${ours.text}\ntemplate:\n${next.text}\nmerged:\n${merged.text}`,
      );
    }
  }
}

function countLines(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.replace(/^\u00ef\u00bb\u00bf/, '').split(/\r?\n/)) {
    const bare = line.trim().replace(/,$/, '');
    if (/\w/.test(bare)) counts.set(bare, (counts.get(bare) ?? 0) + 1);
  }
  return counts;
}
