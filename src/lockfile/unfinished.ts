import type { Command } from '../capability/commands.ts';
import { yaml } from '../data/yaml.ts';
import type { TreePath } from '../tree/path.ts';
import { encodeText } from '../tree/text.ts';
import type { GivenFile, Tree, TreeFile } from '../tree/tree.ts';
import { printBase } from './base.ts';

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
  /** The files that the update changed or deleted, as they were. */
  readonly before: Tree;
  /** The files under `.idp/` as they are to be once it is finished. */
  readonly record: Tree;
}

export const statePath = 'state.yaml' as TreePath;

/** One text, in the form of the base: the state, and the files of both sides below a folder each. */
export function printUnfinished({ before, record, ...state }: Unfinished): Uint8Array {
  const text = yaml().stringify(state, { aliasDuplicateObjects: false });
  return printBase(
    new Map([
      [statePath, given({ bytes: encodeText(text), executable: false })],
      ...[...before].map(([path, file]) => [`before/${path}` as TreePath, given(file)] as const),
      ...[...record].map(([path, file]) => [`record/${path}` as TreePath, given(file)] as const),
    ]),
  );
}

function given(file: TreeFile): GivenFile {
  return { ...file, from: ['idp'], seeded: false };
}
