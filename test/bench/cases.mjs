import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow, resetFollowed, writeFollowed } from './followed.mjs';
import { installPeers } from './install-peers.mjs';
import { measure } from './measure.mjs';
import { peersOf, updatesOf } from './peers.mjs';
import { writeCatalog, writeTemplates } from './workload.mjs';

const cli = join(import.meta.dirname, '../../bin/idp.js');
const floor = 'node -e 0';

/**
 * Nothing of this machine but its programs: certificates of its own would cost every Node 40 ms. What a peer deletes
 * after itself lies elsewhere (see `putAside`).
 */
function environmentIn(work, scratch) {
  const { PATH, LANG } = process.env;
  const home = join(work, 'home');
  mkdirSync(home, { recursive: true });
  return { PATH, LANG, HOME: home, USER: 'bench', TMPDIR: scratch, GIT_CONFIG_NOSYSTEM: '1' };
}

/** Every case of the groups asked for, with what it works on written and its floor first. */
export async function casesIn(work, { scratch, only, peers }) {
  const env = environmentIn(work, scratch);
  const idp = (...args) => [process.execPath, cli, ...args];
  const target = join(work, 'target');
  const clear = () => putAside(target, join(work, 'old'));
  const given = {
    work,
    idp,
    target,
    clear,
    run: (command) => measure({ name: command[1], command, env }),
  };
  const tools = peers ? installPeers() : undefined;
  const groups = [
    ['start', () => startCases(given)],
    ['list', () => listCases(given)],
    ['new node-service', () => serviceCases(given, tools)],
    ...[40, 1000, 10_000].map((size) => [`new, ${size} files`, () => newCases(given, size, tools)]),
    ['validate', () => validateCases(given)],
    ...[50, 500, 5000].map((size) => [
      `follow, ${size} managed`,
      () => followCases(given, size, tools),
    ]),
  ];
  const start = { group: 'start', name: floor, command: [process.execPath, '-e', '0'], floor };
  const asked = groups.filter(([group]) => group.includes(only));
  return [
    start,
    ...asked.flatMap(([group, make]) => make().map((one) => ({ group, floor, ...one }))),
  ].map((one) => ({ env, ...one }));
}

/**
 * Makes room for another output. Nothing is deleted while cases run: ext4 looks for minutes past what was
 * deleted, and writes a file as slowly as twenty, whoever writes it.
 */
function putAside(target, old) {
  if (!existsSync(target)) return;
  mkdirSync(old, { recursive: true });
  renameSync(target, join(old, String(aside)));
  aside += 1;
}

let aside = 0;

function startCases({ idp }) {
  return [
    { name: 'idp --version', command: idp('--version'), bar: 1.6 },
    { name: 'idp --help', command: idp('--help'), bar: 1.6 },
    { name: 'idp completion bash', command: idp('completion', 'bash'), bar: 1.6 },
  ];
}

function listCases({ work, idp }) {
  return [10, 100, 1000].map((size) => {
    const catalog = join(work, `catalog-of-${size}`);
    writeTemplates(catalog, size, 2);
    return {
      name: `idp list, ${size} templates`,
      command: idp('list', '--catalog', catalog),
      size,
      bar: 4,
    };
  });
}

function serviceCases(given, tools) {
  const { idp, target, clear, work } = given;
  const command = idp(
    'new',
    'service',
    'bench',
    '--template',
    'node-service',
    '--no-hooks',
    '--yes',
    '--out',
    target,
  );
  const floors = floorsOf(given, command, 'node-service');
  const files = filesBelow(target, '').length;
  const peers = tools ? peersOf(work, files, target, tools).slice(0, 2) : [];
  return [
    ...floors,
    { name: 'idp new node-service', command, before: clear, bar: 4 },
    ...peers.map(({ name, ...one }) => ({
      name: `${name}, as many files`,
      before: clear,
      writes: { folder: target, files },
      ...one,
    })),
  ];
}

/** The same output copied, and written by the least of programs. */
function floorsOf({ target, clear, run, work }, command, what) {
  clear();
  run(command);
  const output = join(work, `output-${what}`);
  run(['cp', '-r', target, output]);
  const list = `${output}.json`;
  const files = filesBelow(output, '').map((file) => [
    relative(output, file),
    readFileSync(file, 'utf8'),
  ]);
  writeFileSync(list, JSON.stringify(files));
  const writer = join(import.meta.dirname, 'write-only.mjs');
  return [
    { name: `cp -r, ${what}`, command: ['cp', '-r', output, target], before: clear },
    {
      name: `write only, ${what}`,
      command: [process.execPath, writer, list, target],
      before: clear,
    },
  ];
}

function newCases(given, size, tools) {
  const { work, idp, target, clear } = given;
  const catalog = join(work, `catalog-${size}`);
  writeCatalog(catalog, size);
  const command = idp('new', 'bulk', 'bench', '--catalog', catalog, '--yes', '--out', target);
  const cp = `cp -r, ${size}`;
  const every = size > 1000 ? 5 : size > 40 ? 2 : 1;
  const peers = tools ? peersOf(work, size, target, tools) : [];
  const writes = { folder: target, files: size };
  return [
    ...floorsOf(given, command, String(size)).map((one) => ({ ...one, floor: cp, writes })),
    {
      name: `idp new, ${size}`,
      command,
      before: clear,
      floor: cp,
      writes,
      bar: size > 40 ? 1.2 : undefined,
    },
    ...peers.map(({ name, ...one }) => ({
      name: `${name}, ${size}`,
      before: clear,
      floor: cp,
      every,
      writes,
      ...one,
    })),
  ];
}

function validateCases({ work, idp }) {
  return [10, 100, 1000].map((size) => {
    const catalog = join(work, `validated-${size}`);
    writeTemplates(catalog, size, 20);
    const command = idp('validate', '--catalog', catalog);
    const most = size === 1000 ? 5000 : undefined;
    return { name: `idp validate, ${size} templates`, command, size, most, every: most ? 2 : 1 };
  });
}

function followCases({ work, idp, run }, managed, tools) {
  const [catalog, folder] = [
    join(work, `followed-${managed}-catalog`),
    join(work, `followed-${managed}`),
  ];
  writeFollowed({ catalog, folder, managed, others: 3000 }, (from, out) =>
    run(idp('new', 'bulk', 'bench', '--catalog', from, '--yes', '--out', out)),
  );
  const git = `git status, ${managed}`;
  const of = (verb) => idp(verb, '--catalog', catalog);
  const updates = tools && managed === 500 ? updatesOf(work, managed, tools) : [];
  return [
    { name: git, command: ['git', 'status'], cwd: folder, floor: git },
    { name: `git diff, ${managed}`, command: ['git', 'diff', '--stat'], cwd: folder, floor: git },
    {
      name: `idp status, ${managed}`,
      command: of('status'),
      cwd: folder,
      floor: git,
      exit: 1,
      bar: 2,
      plusNode: true,
      before: () => resetFollowed(folder),
    },
    {
      name: `idp update, ${managed}`,
      command: of('update'),
      cwd: folder,
      floor: git,
      bar: 6,
      before: () => resetFollowed(folder),
    },
    ...updates.map(({ name, command, folder: own }) => ({
      name,
      command,
      cwd: own,
      floor: git,
      every: 3,
      before: () => resetFollowed(own),
    })),
  ];
}
