import { removeFile, replaceFile } from '../../system/files/replace-file.ts';
import type { OutputSnapshot } from '../../testing/snapshot.ts';
import type { Context } from '../context.ts';

/** Writes the snapshots of the examples, and deletes those without an example. */
export function writeSnapshots(
  snapshots: readonly OutputSnapshot[],
  { processHandle }: Context,
): void {
  for (const { file, state, text } of snapshots) {
    if (state === 'same') continue;
    if (text === undefined) removeFile(file);
    else replaceFile(file, text, processHandle);
  }
}
