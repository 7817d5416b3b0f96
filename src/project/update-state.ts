import type { Command } from '../scaffold/compose/commands.ts';
import type { TreePath } from '../shared/tree/path.ts';
import { encodeText } from '../shared/tree/text.ts';
import type { Tree } from '../shared/tree/tree.ts';

/**
 * An update in progress: it waits for conflicts to be resolved or for commands to end. Holds what is needed to
 * finish it, and to restore the state at its very beginning.
 */
export interface UpdateState {
  /** The template and its version that the update goes to. */
  readonly to: string;
  /** Whether the files of the update are written; until then only commands ran, and there is nothing to finish. */
  readonly stage: 'commands-before' | 'files';
  /** Files that differ on both sides. */
  readonly conflicts: readonly TreePath[];
  /** What is still to run before the update is finished. */
  readonly commands: readonly Command[];
  /** The state of the folder before the update. */
  readonly beginning: WorkTreeSnapshot;
  /**
   * What the update and its `before` commands changed, with the fingerprint of what the update wrote at each path:
   * anything else there was written by somebody since. Null for nothing, and where commands ran before: the user may
   * have changed files meanwhile.
   */
  readonly touched: ReadonlyMap<string, string | null>;
  /** What commands found that began to run and are not known to have ended: the beginning, or a resolved state. */
  readonly running?: 'beginning' | WorkTreeSnapshot | undefined;
  /** The files under `.idp/` as they are to be once the update is finished. */
  readonly stateFiles: Tree;
  /** Where it was kept what was about to be taken back, by a run that may have been killed before it was done. */
  readonly kept: readonly string[];
}

/** The state of a path. Permissions are all bits that chmod can set. */
export type PathState =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly permissions: number }
  | { readonly kind: 'link'; readonly target: string }
  | { readonly kind: 'absent' };

/** The state of a folder, as far as it can be restored. */
export interface WorkTreeSnapshot {
  /** Whether it holds every file that git knows, or those alone that the update may write. */
  readonly isWhole: boolean;
  /** The entries of git's index; undefined outside of a repository. */
  readonly index?: ReadonlyMap<string, string> | undefined;
  /** Files that git's index could not restore. */
  readonly files: ReadonlyMap<string, PathState>;
  /** What git did not know, and did not ignore; and what could not be recorded: a pipe, a file that is too large. */
  readonly others: readonly string[];
  /** The folders, with their permissions. */
  readonly folders: ReadonlyMap<string, number>;
  /** The permissions of files that are as in git's index, where they are not those of its checkout. */
  readonly permissions: ReadonlyMap<string, number>;
}

export const updateStateFormat = 2;

/** One JSON text, its keys in this order; bytes in base64, since only `idp` reads it. */
export function printUpdateState(updateState: UpdateState): Uint8Array {
  const { to, stage, conflicts, commands, kept, touched, stateFiles, beginning, running } =
    updateState;
  const state = {
    format: updateStateFormat,
    to,
    stage,
    conflicts,
    commands,
    kept,
    touched: [...touched],
    record: [...stateFiles].map(([path, { bytes, executable }]) => [
      path,
      base64(bytes),
      executable,
    ]),
    beginning: printSnapshot(beginning),
    ...(running !== undefined && {
      running: running === 'beginning' ? running : printSnapshot(running),
    }),
  };
  return encodeText(`${JSON.stringify(state)}\n`);
}

function printSnapshot({ isWhole, index, files, others, folders, permissions }: WorkTreeSnapshot) {
  return {
    isWhole,
    ...(index && { index: [...index] }),
    files: [...files].map(([path, state]) => [path, printState(state)]),
    others,
    folders: [...folders],
    permissions: [...permissions],
  };
}

function printState(state: PathState) {
  return state.kind === 'file' ? { ...state, bytes: base64(state.bytes) } : state;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
