import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeCatalog } from './workload.mjs';

const managed = 500;
const others = 3000;

/**
 * A service of 500 managed and 3,000 other files in git, which is one version behind: a fifth of its files
 * changed there, and a tenth here. `make` runs `idp new` for a catalog and a folder.
 */
export function writeFollowed(work, make) {
  const [catalog, folder] = [join(work, 'catalog-followed'), join(work, 'followed')];
  writeCatalog(catalog, managed);
  make(catalog, folder);
  for (let index = 0; index < others; index += 1)
    write(join(folder, `own/${index % 30}/part-${index}.txt`), `${index} is mine\n`.repeat(100));
  for (const [index, file] of filesBelow(folder, 'd').entries())
    if (index % 10 === 0) append(file, 'the last line is mine\n');
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, '-c', 'user.name=Ana', '-c', 'user.email=ana@bench.example', 'commit', '-qm', 'one');
  for (const [index, file] of filesBelow(join(catalog, 'bulk/skeleton'), 'd').entries())
    if (index % 5 === 1) write(file, `a first line that came later\n${readFileSync(file, 'utf8')}`);
  const manifest = join(catalog, 'bulk/template.yaml');
  write(manifest, readFileSync(manifest, 'utf8').replace('1.0.0', '1.1.0'));
  return { catalog, folder };
}

/** Takes back what an update did. */
export function resetFollowed(folder) {
  git(folder, 'reset', '--quiet', '--hard');
  git(folder, 'clean', '--quiet', '-d', '--force');
  git(folder, 'status');
}

function filesBelow(folder, start) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file.startsWith(join(folder, start)))
    .sort();
}

function append(file, text) {
  write(file, readFileSync(file, 'utf8') + text);
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function git(cwd, ...args) {
  const { status, stderr } = spawnSync('git', args, { cwd });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}
