/**
 * Which words of the generated files differ between two commits, to read before texts of templates are released:
 *
 *     node test/support/compare-words.mjs REF [REF]      # the second is the working tree if left out
 *
 * Both catalogs are rendered by the `idp` that is built now, every example of them. Each change of words is printed
 * once, with how often it occurs and where first; then the files that came, went or have another number of lines.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../..');
const [before, after] = process.argv.slice(2);
if (before === undefined) {
  process.stderr.write('usage: node test/support/compare-words.mjs REF [REF]\n');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'idp-words-'));
try {
  const old = render(before, join(folder, 'a'));
  const now = render(after, join(folder, 'b'));
  process.stdout.write(report(old, now, changesBetween(old, now)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The generated files of a commit's examples, or of the working tree's, by example and path. */
function render(ref, to) {
  mkdirSync(to);
  if (ref === undefined)
    cpSync(join(repository, 'templates'), join(to, 'templates'), { recursive: true });
  else
    untar(
      execFileSync('git', ['archive', ref, 'templates'], { cwd: repository, maxBuffer: 1 << 28 }),
      to,
    );
  const catalog = join(to, 'templates');
  const goldens = () =>
    readdirSync(catalog, { recursive: true }).filter(
      (file) => /^[^.]*\bexamples\/[^/]+\.golden$/.test(file) && !file.includes('skeleton/'),
    );
  const idp = join(repository, 'bin/idp.js');
  const outcome = spawnSync(process.execPath, [idp, 'test', '--catalog', catalog, '--update'], {
    encoding: 'utf8',
  });
  if (outcome.status !== 0) throw new Error(`${ref ?? 'the working tree'}: ${outcome.stderr}`);
  const files = new Map();
  for (const golden of goldens().sort()) {
    for (const [path, text] of filesIn(readFileSync(join(catalog, golden), 'utf8'))) {
      files.set(`${golden.replace(/\.golden$/, '')}: ${path}`, text);
    }
  }
  return files;
}

function untar(archive, to) {
  execFileSync('tar', ['-x', '-C', to], { input: archive });
}

/** A line `-- path --` stands before each file. */
function filesIn(golden) {
  const parts = golden.split(/^-- (.+) --\n/m);
  return parts.flatMap((path, at) => (at % 2 === 1 ? [[path, parts[at + 1]]] : []));
}

/** Each change of words, with the files in which it occurs. */
function changesBetween(old, now) {
  const changes = new Map();
  for (const [name, text] of now) {
    const was = old.get(name);
    if (was === undefined || was === text) continue;
    for (const change of wordChanges(was, text)) {
      changes.set(change, [...(changes.get(change) ?? []), name]);
    }
  }
  return changes;
}

function wordChanges(was, text) {
  const a = writeTemporary('was', was);
  const b = writeTemporary('is', text);
  const { stdout } = spawnSync(
    'git',
    ['diff', '--no-index', '--unified=0', '--word-diff=porcelain', '--no-color', a, b],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const changes = [];
  let removed = [];
  let added = [];
  for (const line of [...stdout.split('\n').slice(4), '@@']) {
    if (line.startsWith('-')) removed.push(line.slice(1).trim());
    else if (line.startsWith('+')) added.push(line.slice(1).trim());
    else if (line !== '~') {
      if (removed.length + added.length > 0) changes.push(show(removed, added));
      removed = [];
      added = [];
    }
  }
  return changes;
}

function writeTemporary(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function show(removed, added) {
  return `- ${removed.join(' ')}\n+ ${added.join(' ')}\n`;
}

function report(old, now, changes) {
  const lines = (text) => text.split('\n').length;
  const shared = [...now.keys()].filter((name) => old.has(name));
  const longer = shared.filter((name) => lines(old.get(name)) !== lines(now.get(name)));
  const came = [...now.keys()].filter((name) => !old.has(name));
  const went = [...old.keys()].filter((name) => !now.has(name));
  const changed = shared.filter((name) => old.get(name) !== now.get(name));
  return [
    ...[...changes].map(
      ([change, files]) => `${change}  ${files.length} x, first in ${files[0]}\n`,
    ),
    ...came.map((name) => `new      ${name}\n`),
    ...went.map((name) => `gone     ${name}\n`),
    ...longer.map(
      (name) => `lines    ${name}: ${lines(old.get(name))} -> ${lines(now.get(name))}\n`,
    ),
    `sum      ${changed.length} of ${now.size} files differ, by ${changes.size} changes of words; `,
    `${came.length} files are new, ${went.length} are gone, ${longer.length} have another number of lines\n`,
  ].join('');
}
