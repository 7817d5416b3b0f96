import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type RunOptions, type Shell, shellWith } from '../support/run-idp.ts';
import { writeBoats } from './a-catalog.ts';

/** A person with a catalog of boats, a project made of it, and everything that is not what a command wants. */
function scene(): Shell {
  const shell = shellWith('several-of-one-kind');
  const at = (path: string) => join(shell.work, path);
  writeBoats(shell);
  shell.write('notes.txt', 'ours\n');
  shell.write('a folder/notes.txt', 'ours\n');
  writeFileSync(at('latin-1.yaml'), Buffer.from('name: S\u00f8ren\n', 'latin1'));
  writeFileSync(at('binary.yaml'), Buffer.from([0, 1, 2, 255]));
  shell.write('half.yaml', 'answers: [\n');
  makePipe(at('pipe'));
  symlinkSync('loop', at('loop'));
  mkdirSync(at('template.yaml'));
  return shell;
}

/** What stands, or does not stand, where a file or a folder is wanted. */
const paths: readonly string[] = [
  ...['notes.txt', 'a folder', 'latin-1.yaml', 'binary.yaml', 'half.yaml', 'pipe', 'loop'],
  ...['nowhere/deeper', 'notes.txt/deeper', '/dev/null', 'template.yaml', 'n\u0000l', '-'],
  'x'.repeat(300),
];

/** Each way to name a file or a folder, by the rest of its line. */
const lines: readonly (readonly string[])[] = [
  ['list', '--catalog', 'PATH'],
  ['show', 'raft', '--catalog', 'PATH'],
  ['new', 'boat', 'ark', '--catalog', 'PATH', '--yes'],
  ['new', 'boat', 'ark', '--catalog', 'templates', '--yes', '--answers', 'PATH', '--dry-run'],
  ['new', 'boat', 'ark', '--catalog', 'templates', '--yes', '--out', 'PATH', '--dry-run'],
  ['new', 'boat', 'PATH', '--catalog', 'templates', '--yes', '--dry-run'],
  ['new', 'PATH', 'ark', '--catalog', 'templates', '--yes'],
  ['validate', 'PATH'],
  ['validate', '--catalog', 'PATH'],
  ['validate', '--catalog', 'templates', '--since', 'PATH'],
  ['test', '--catalog', 'PATH'],
  ['test', 'PATH', '--catalog', 'templates'],
  ['test', '--catalog', 'templates', '--follow', 'PATH'],
  ['test', 'raft/default', '--catalog', 'templates', '--junit', 'PATH'],
  ['test', 'raft/default', '--catalog', 'templates', '--lcov', 'PATH'],
  ['dev', 'PATH', '--catalog', 'templates'],
  ['dev', 'raft', '--catalog', 'templates', '--example', 'PATH'],
  ['schema', '--out', 'PATH'],
  ['adopt', '--template', 'raft', '--catalog', 'PATH'],
  ['adopt', '--template', 'PATH', '--catalog', 'templates'],
  ['explain', 'PATH'],
  ['status', '--catalog', 'PATH'],
  ['complete', '--', 'show', '--catalog', 'PATH', ''],
];

/** What is wrong with how a run ended: a stack trace, another status than those that are documented, no code. */
async function faultOf({ idp }: Shell, args: readonly string[], options: RunOptions = {}) {
  const { exit, out, err } = await idp(args, options);
  const said = err + out;
  const isBug = /This is a bug|^ +at .*:\d+/m.test(said);
  const isCoded = exit === 0 || /\[[a-z]+\/[a-z-]+\]/.test(said);
  return isBug || !isCoded || ![0, 1, 2].includes(exit)
    ? [{ line: args.join(' ').slice(0, 80), exit, said: said.slice(0, 400) }]
    : [];
}

describe('a path that is not what is wanted', () => {
  test.each(lines.map((line) => ({ line: line.join(' ') })))('idp $line', async ({ line }) => {
    const faults = [];
    const shell = scene();
    for (const path of paths) {
      const args = line.split(' ').map((word) => (word === 'PATH' ? path : word));
      faults.push(...(await faultOf(shell, args)));
    }
    expect(faults).toEqual([]);
  });
});

/** Ways to spoil a catalog, by what is done in its folder. */
const harms: Readonly<Record<string, (at: (path: string) => string) => void>> = {
  'a manifest that is a folder': (at) => turnInto(at('raft/template.yaml'), mkdirSync),
  'a manifest that is a pipe': (at) => turnInto(at('raft/template.yaml'), makePipe),
  'a manifest that leads to itself': (at) =>
    turnInto(at('raft/template.yaml'), (file) => symlinkSync('template.yaml', file)),
  'a manifest in another encoding': (at) =>
    writeFileSync(at('raft/template.yaml'), Buffer.from('title: R\u00e5ft\n', 'latin1')),
  'a manifest of bytes': (at) => writeFileSync(at('raft/template.yaml'), Buffer.from([0, 255])),
  'an empty manifest': (at) => writeFileSync(at('raft/template.yaml'), ''),
  'a platform that is a folder': (at) => turnInto(at('platform.yaml'), mkdirSync),
  'a platform that is null': (at) => writeFileSync(at('platform.yaml'), 'null\n'),
  'a skeleton that is a file': (at) =>
    turnInto(at('raft/skeleton'), (one) => writeFileSync(one, '')),
  'a pipe in a skeleton': (at) => makePipe(at('raft/skeleton/pipe')),
  'a folder called as a template': (at) => mkdirSync(at('raft/skeleton/x.hbs')),
  'an example that is a folder': (at) => mkdirSync(at('raft/examples/x.yaml')),
  'an example that is a pipe': (at) => makePipe(at('raft/examples/x.yaml')),
  'a snapshot that is a folder': (at) => mkdirSync(at('raft/examples/default.golden')),
  'capabilities that are a file': (at) =>
    turnInto(at('capabilities'), (one) => writeFileSync(one, '')),
  'a template called __proto__': (at) => mkdirSync(at('__proto__/skeleton'), { recursive: true }),
};

function turnInto(path: string, make: (path: string) => void): void {
  rmSync(path, { recursive: true });
  make(path);
}

function makePipe(path: string): void {
  execFileSync('mkfifo', [path]);
}

describe('a catalog with', () => {
  test.each(Object.keys(harms).map((harm) => ({ harm })))('$harm', async ({ harm }) => {
    const shell = scene();
    harms[harm]?.((path) => join(shell.work, 'templates', path));
    const faults = [];
    for (const line of [
      ...['list', 'list --layers', 'show raft', 'validate', 'validate --fix --dry-run', 'test'],
      ...['new boat ark --yes --dry-run', 'adopt --template raft --set name=ark'],
    ])
      faults.push(...(await faultOf(shell, [...line.split(' '), '--catalog', 'templates'])));
    expect(faults).toEqual([]);
  });
});
