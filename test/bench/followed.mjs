import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { write, writeCatalog } from './workload.mjs';

/**
 * A service of so many managed and so many other files in git, which is one version behind: 50 of its files
 * changed there, and a tenth here. `make` runs `idp new` for a catalog and a folder.
 */
export function writeFollowed({ catalog, folder, managed, others }, make) {
  writeCatalog(catalog, managed);
  make(catalog, folder);
  for (let index = 0; index < others; index += 1)
    write(join(folder, `own/${index % 30}/part-${index}.txt`), `${index} is mine\n`.repeat(100));
  for (const [index, file] of filesBelow(folder, 'd').entries())
    if (index % 10 === 0) appendFileSync(file, 'the last line is mine\n');
  commit(folder, 'one');
  for (const file of changedFiles(join(catalog, 'bulk/skeleton'), managed))
    write(file, `a first line that came later\n${readFileSync(file, 'utf8')}`);
  const manifest = join(catalog, 'bulk/template.yaml');
  write(manifest, readFileSync(manifest, 'utf8').replace('1.0.0', '1.1.0'));
}

/** Fifty of a template's files, spread over all of them, none of which the developer edited. */
export function changedFiles(skeleton, managed) {
  const step = Math.max(1, Math.floor(managed / 50));
  return filesBelow(skeleton, 'd').filter((_, index) => index % step === Math.min(1, step - 1));
}

export function commit(folder, message) {
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, ...author, 'commit', '--quiet', '--message', message);
}

/** Takes back what an update did. */
export function resetFollowed(folder) {
  git(folder, 'reset', '--quiet', '--hard');
  git(folder, 'clean', '--quiet', '-d', '--force');
  git(folder, 'status');
}

const author = ['-c', 'user.name=Ana', '-c', 'user.email=ana@bench.example'];

export function filesBelow(folder, start) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file.startsWith(join(folder, start)))
    .sort();
}

export function git(cwd, ...args) {
  const { status, stderr } = spawnSync('git', args, { cwd });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}
