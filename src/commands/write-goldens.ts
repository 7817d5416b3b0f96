import { removeFile, replaceFile } from '../host/replace-file.ts';
import type { Golden } from '../suite/golden.ts';

/** Records what the examples give now, and deletes what was recorded of examples that are gone. */
export function writeGoldens(goldens: readonly Golden[]): void {
  for (const { file, state, text } of goldens) {
    if (state === 'same') continue;
    if (text === undefined) removeFile(file);
    else replaceFile(file, text);
  }
}
