import { stringify } from 'yaml';
import type { Command } from '../capability/commands.ts';
import type { TreePath } from '../tree/path.ts';
import { encodeText } from '../tree/text.ts';
import { emptyTree, type GivenFile, type Tree, type TreeFile } from '../tree/tree.ts';
import { packFiles } from './packed-files.ts';

/**
 * An update that stands in the tree and not yet in the record: it waits for conflicts to be resolved or
 * for commands to end. Holds what is needed to go on and to take it back.
 */
export interface Unfinished {
  /** The template and its version that the update goes to. */
  readonly to: string;
  /** Files that differ on both sides. */
  readonly conflicts: readonly TreePath[];
  /** Files that the update made. */
  readonly created: readonly TreePath[];
  /** The lines of git's index for the conflicts, as they were. */
  readonly index: readonly string[];
  /** What is still to run before the update is finished. */
  readonly commands: readonly Command[];
  /** How the folder stood before its commands, which are not known to have ended. */
  readonly begun?: Snapshot | undefined;
  /** How it stood before the commands that ran before its files changed, and which paths those changed. */
  readonly prior?: Prior | undefined;
  /** The files that the update changed or deleted, as they were. */
  readonly before: Tree;
  /** The files under `.idp/` as they are to be once it is finished. */
  readonly record: Tree;
}

/**
 * How a folder stood, as far as it can be put back: what git's index has, by the name of its tree, all else
 * by its bytes. `absent`: where nothing stood, `others`: what git did not know.
 */
export interface Snapshot {
  readonly index: string;
  readonly files: Tree;
  readonly absent: readonly TreePath[];
  readonly others: readonly string[];
}

export interface Prior extends Snapshot {
  readonly touched: readonly string[];
}

export const statePath = 'state.yaml' as TreePath;

/** Whether it was stopped while commands ran that come before its files: there is nothing to go on with. */
export function isBeforeFiles({ record }: Unfinished): boolean {
  return record.size === 0;
}

/** One text: the state, and the files of both sides below a folder each. */
export function printUnfinished(unfinished: Unfinished): Uint8Array {
  const { to, conflicts, created, index, commands, before, record, begun, prior } = unfinished;
  const snapshots = { ...(begun && { begun: bare(begun) }), ...(prior && { prior: bare(prior) }) };
  const state = { to, conflicts, created, index, commands, ...snapshots };
  const text = stringify(state, { aliasDuplicateObjects: false });
  return packFiles(
    new Map([
      [statePath, given({ bytes: encodeText(text), executable: false })],
      ...above('before', before),
      ...above('record', record),
      ...above('begun', begun?.files ?? emptyTree),
      ...above('prior', prior?.files ?? emptyTree),
    ]),
  );
}

function bare<T extends Snapshot>({ files: _files, ...rest }: T): Omit<T, 'files'> {
  return rest;
}

function above(folder: string, tree: Tree): readonly (readonly [TreePath, GivenFile])[] {
  return [...tree].map(([path, file]) => [`${folder}/${path}` as TreePath, given(file)]);
}

function given(file: TreeFile): GivenFile {
  return { ...file, from: ['idp'], seeded: false };
}
