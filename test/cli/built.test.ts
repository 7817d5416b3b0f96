import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { location } from '../support/place.ts';
import { program, runBuilt } from '../support/run-built.ts';
import { pathsIn } from '../support/tree-text.ts';

const press = resolve('test/commands/fixtures/hooks-of-every-ending');

test('the version is that of the package', async () => {
  const run = await runBuilt(['--version'], { cwd: location().work });
  expect(run).toEqual({ exit: 0, out: `${manifest.version}\n`, err: '' });
});

test.each([
  [['--help'], /^Usage: idp /],
  [['list'], /^node-service +service /m],
  [['show', 'node-service'], /^node-service {2}/],
  [
    ['validate', '--catalog', resolve('templates')],
    /^\d+ template.*\/templates: no problems found$/m,
  ],
  [['schema', 'platform'], /"title": "idp platform"/],
  [['completion', 'bash'], /^complete .* idp$/m],
  [['complete', '--', 'sho'], /^show\n$/],
])('idp %j', async (args, out) => {
  const run = await runBuilt(args, { cwd: location().work });
  expect(run).toEqual({ exit: 0, out: expect.stringMatching(out), err: '' });
});

const usage = /^Usage: idp \[options\] \[command\]\n/;

test.each([
  [[], usage],
  [['-h'], usage],
  [['help'], usage],
  [['--quiet', 'help'], usage],
  [['new', '-h'], /^Usage: idp new /],
  [['new', 'service', '--help'], /^Usage: idp new /],
  [['help', 'new'], /^Usage: idp new /],
  [['help', 'help'], /^Usage: idp help /],
  [['help', '--help'], /^Usage: idp help /],
  [['help', 'new', '--help'], /^Usage: idp help /],
  [['help', 'completion', '-q'], /^Usage: idp completion /],
])('help goes to stdout, and exits with 0: %j', async (args, out) => {
  const run = await runBuilt(args, { cwd: location().work });
  expect(run).toEqual({ exit: 0, out: expect.stringMatching(out), err: '' });
});

test.each([
  [['help', 'nonsense'], 'unknown command "nonsense"'],
  [['help', 'new', 'list'], 'too many arguments for "help": expected 1, got 2'],
  [['--quiet'], 'missing command'],
])('what is not valid way to help exits with 2: %j', async (args, message) => {
  const run = await runBuilt(args, { cwd: location().work });
  expect(run).toMatchObject({ exit: 2, out: '' });
  expect(run.err).toContain(`${message}  [usage/invalid]\n`);
});

test('idp new, with its hooks, and idp explain in what it made', async () => {
  const { work } = location();
  const made = await runBuilt(['new', 'workshop', 'ink', '--catalog', press, '--trust'], {
    cwd: work,
  });
  expect(made).toEqual({
    exit: 0,
    out: 'ready    ink\nstart    cd ink\n',
    err: 'run     Set ink\nrun     Begin a history\nrun     Bind\n',
  });
  expect(pathsIn(work)).toContain('ink/record.txt');
  const environment = { IDP_CATALOG: press };
  const told = await runBuilt(['explain', 'ink/README.md'], { cwd: work, environment });
  expect(told).toMatchObject({ exit: 0, err: '' });
  expect(told.out).toMatch(/^README\.md {2}managed\n {2}from +press 1\.0\.0, Printing press\n/);
});

test('a mistake exits 2 and shows no stack', async () => {
  const run = await runBuilt(['lsit'], { cwd: location().work });
  expect(run).toMatchObject({ exit: 2, out: '' });
  expect(run.err).not.toMatch(/^ +at /m);
});

test('a reader that leaves early is no error', async () => {
  const line = '"$0" "$1" show node-service --format json | head -0; echo "${PIPESTATUS[0]}"';
  expect(await inShell(line)).toEqual({ exit: 0, out: '0', err: '' });
});

async function inShell(line: string) {
  const run = await execa('bash', ['--norc', '-c', line, process.execPath, program], {
    reject: false,
    cwd: location().work,
  });
  return { exit: run.exitCode, out: run.stdout, err: run.stderr };
}

test.runIf(existsSync('/dev/full'))('a full disk below the results is told', async () => {
  expect(await inShell('"$0" "$1" list > /dev/full')).toEqual({
    exit: 2,
    out: '',
    err: 'cannot write the output: ENOSPC: no space left on device, write  [files/io]',
  });
  expect(await inShell('"$0" "$1" lsit 2> /dev/full')).toEqual({ exit: 2, out: '', err: '' });
});

test('a folder that was removed under the user is reported', async () => {
  const gone = 'mkdir gone && cd gone && rmdir ../gone';
  expect(await inShell(`${gone} && "$0" "$1" list`)).toEqual({
    exit: 2,
    out: '',
    err: 'the current folder no longer exists  [files/io]\n   hint  change to another folder',
  });
  expect(await inShell(`${gone} && "$0" "$1" --version`)).toMatchObject({ exit: 0, err: '' });
});
