import { type Change, type ChangeKind, isHeld, isMove, type Plan } from '../plan/change.ts';
import type { Command } from '../scaffold/compose/commands.ts';
import { maximum } from '../shared/append.ts';
import type { GeneratedFile, Tree } from '../shared/tree/tree.ts';
import { fileTree } from './file-tree.ts';
import { heldNote, prefixOf } from './obstacle-text.ts';
import type { PageStyle } from './page-style.ts';
import { quoteArguments } from './quote-arguments.ts';
import { displayWidth, pad } from './text/width.ts';

type Colour = 'green' | 'cyan' | 'red' | 'yellow' | 'dim';

/** The word for each change, at most eight letters, and its color. */
const verbs: Readonly<Record<ChangeKind, readonly [string, Colour]>> = {
  create: ['create', 'green'],
  update: ['update', 'cyan'],
  merge: ['merge', 'cyan'],
  conflict: ['conflict', 'red'],
  move: ['move', 'cyan'],
  delete: ['delete', 'yellow'],
  keep: ['keep', 'dim'],
  'stay-deleted': ['leave', 'dim'],
  clash: ['conflict', 'red'],
  stale: ['keep', 'yellow'],
  blocked: ['blocked', 'red'],
  skipped: ['skip', 'dim'],
};

/** The remark beside a path, where the word alone is not enough. */
const remarks: Partial<Readonly<Record<ChangeKind, string>>> = {
  conflict: 'conflict markers written',
  keep: 'no longer in the template; kept as your own file',
  'stay-deleted': 'stays deleted',
  clash: 'cannot be merged; yours is kept',
  stale: 'yours is kept; regenerate it with its own tool',
};

/** One line per change: `create src/main.ts`; `folder` precedes each path. */
export function planText(
  { changes }: Plan,
  { folder = '', paint }: { readonly folder?: string; readonly paint: PageStyle['paint'] },
): string {
  const prefix = prefixOf(folder);
  const left = new Set(changes.filter(isMove).map(({ was }) => was));
  const listed = changes.filter(({ kind, path }) => kind !== 'delete' || !left.has(path));
  const widest = maximum(listed.map(({ kind }) => verbs[kind][0].length));
  return listed
    .map((change) => {
      const [verb, colour] = verbs[change.kind];
      const remark = remarkOn(change, prefix);
      const tail = remark === '' ? '' : `  ${paint.dim(remark)}`;
      return `${paint[colour](verb.padEnd(widest))}  ${prefix}${change.path}${tail}\n`;
    })
    .join('');
}

/** The removal of a moved file at its old path is shown at its new path. */
function remarkOn(change: Change, prefix: string): string {
  if (isHeld(change)) {
    const { was } = change;
    return `${was === undefined ? '' : `moved from ${prefix}${was}; `}${heldNote(change, prefix)}`;
  }
  const was = isMove(change) ? [`moved from ${change.was}`] : [];
  return [...was, remarks[change.kind] ?? []].flat().join('; ');
}

/** What `idp new` would make. */
interface DryRun {
  /** The folder as the user would type it. */
  readonly folder: string;
  readonly files: Tree<GeneratedFile>;
  readonly hooks: readonly Command[];
  readonly plan: Plan;
}

/** The tree of files by layer, what would happen to files that are there, and the hooks: for `idp new --dry-run`. */
export function dryRunText({ folder, files, hooks, plan }: DryRun, style: PageStyle): string {
  const { paint } = style;
  const others = plan.changes.filter(({ kind }) => kind !== 'create');
  return [
    fileTree(files, style),
    others.length === 0 ? '' : `\n${planText({ changes: others }, { folder, paint })}`,
    hooks.length === 0 ? '' : `\nThen runs, in ${folder}:\n${hooksText(hooks, style)}`,
  ].join('');
}

/** The commands, one a line, with their exact arguments: as long as they are, so that they can be copied. */
export function hooksText(hooks: readonly Command[], { paint }: Pick<PageStyle, 'paint'>): string {
  const widest = maximum(hooks.map(({ title }) => displayWidth(title)));
  return hooks
    .map(({ argv, title }) => `  ${paint.dim(pad(title, widest))}  ${quoteArguments(argv)}\n`)
    .join('');
}
