import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { statsOf } from './find-inside.ts';
import { wrapIoError } from './io-error.ts';
import { permissionBits } from './permissions.ts';
import { makeStagingInside } from './stage-writes.ts';
import { discard } from './staging.ts';
import { displayPathAt, fileAt, ownFolder, type Workspace } from './workspace.ts';

const keptFolder = `${ownFolder}/kept`;

/** How many of them stay: the newest. */
const most = 5;

/**
 * Backs up files without git, in a folder that only their owner may read. Returns its path. Git would ignore it
 * later.
 */
export function backUpFiles(workspace: Workspace, paths: Iterable<string>): string {
  const staging = makeStagingInside(workspace);
  return wrapIoError('write', displayPathAt(workspace, keptFolder), () => {
    for (const path of paths) keepCopy(fileAt(workspace, path), `${staging}/${path}`);
    chmodSync(staging, 0o700);
    const folder = fileAt(workspace, keptFolder);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${folder}/.gitignore`, '*\n');
    const numbers = listNumbers(folder);
    const number = (numbers[0] ?? 0) + 1;
    renameSync(staging, `${folder}/${number}`);
    const old = numbers.slice(most - 1);
    for (const one of old) discard(`${folder}/${one}`);
    return `${keptFolder}/${number}`;
  });
}

function keepCopy(file: string, to: string): void {
  const stats = statsOf(file);
  if (!stats?.isFile() && !stats?.isSymbolicLink()) return;
  mkdirSync(dirname(to), { recursive: true });
  if (stats.isSymbolicLink()) {
    symlinkSync(readlinkSync(file), to);
  } else {
    copyFileSync(file, to);
    chmodSync(to, stats.mode & permissionBits);
  }
}

/** The newest first. */
function listNumbers(folder: string): readonly number[] {
  return readdirSync(folder)
    .map(Number)
    .filter((number) => Number.isInteger(number) && number > 0)
    .sort((a, b) => b - a);
}
