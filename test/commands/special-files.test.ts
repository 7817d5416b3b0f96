import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';
import { writeBoats } from './a-catalog.ts';

const commands = [
  ['list'],
  ['list', '--layers'],
  ['show', 'raft'],
  ['new', 'boat', 'kon-tiki', '--yes'],
  ['validate'],
  ['test'],
];

const lay = {
  'a named pipe': (file: string) => void execFileSync('mkfifo', [file]),
  'a folder': (file: string) => void mkdirSync(file),
};

/** Every command ends, with a reason for whoever reads it: none hangs, and none shows a stack. */
test.each([
  ['platform.yaml', 'a named pipe'],
  ['platform.yaml', 'a folder'],
  ['raft/template.yaml', 'a named pipe'],
  ['raft/template.yaml', 'a folder'],
  ['raft/skeleton/README.md.hbs', 'a named pipe'],
  ['raft/examples/default.yaml', 'a named pipe'],
  ['raft/examples/default.yaml', 'a folder'],
  ['capabilities/sail/square/capability.yaml', 'a named pipe'],
  ['capabilities/sail/square/capability.yaml', 'a folder'],
] as const)('%s that is %s hangs no command', async (path, kind) => {
  const shell = shellWith('template-and-layers');
  writeBoats(shell);
  const file = join(shell.work, 'templates', path);
  rmSync(file);
  lay[kind](file);
  for (const args of commands) {
    const { exit, out, err } = await shell.idp([...args, '--catalog', 'templates']);
    expect([0, 1, 2], args.join(' ')).toContain(exit);
    expect(out + err, args.join(' ')).not.toMatch(/This is a bug|^ +at /m);
    if (exit !== 0) expect(out + err).toMatch(/ {2}\[[a-z]+\/[a-z-]+\]\n/);
  }
});

test.each([
  ['a named pipe', 'neither a file nor a folder'],
  ['a folder', 'a folder'],
] as const)('answers from %s are refused', async (kind, is) => {
  const { idp, work } = shellWith('template-and-layers');
  lay[kind](join(work, 'answers.yaml'));
  expect(await idp(['new', 'vessel', 'anna', '--answers', 'answers.yaml'])).toMatchObject({
    exit: 2,
    out: '',
    err: `cannot read answers.yaml: it is ${is}  [files/io]\n   hint  replace it with a file\n`,
  });
});
