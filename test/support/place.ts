import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tempFolder } from './temp-folder.ts';

/** A folder on the real disk for one test, with the folder in it where a person works. */
export interface Place {
  readonly root: string;
  readonly work: string;
  /** Writes a file below `work`, with the folders that it needs. */
  readonly write: (path: string, text: string) => void;
}

/** Gone when the test ends; new files get the common modes. */
export function location(): Place {
  const root = tempFolder();
  const work = join(root, 'work');
  mkdirSync(work);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), text);
  };
  return { root, work, write };
}
