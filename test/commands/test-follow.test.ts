import { expect, test } from 'vitest';
import { commitAll, git, plainGit } from '../follow/support/git.ts';
import { shellWithShipped } from '../support/run-idp.ts';
import { boats, writeBoats } from './a-catalog.ts';

/** A catalog whose first state was tagged. */
function tagged() {
  plainGit();
  const shell = shellWithShipped();
  writeBoats(shell);
  git(shell.work, 'init', '--quiet');
  commitAll(shell.work);
  git(shell.work, 'tag', 'v1');
  const run = (...args: readonly string[]) =>
    shell.idp(['test', '--catalog', 'templates', ...args]);
  return { ...shell, run };
}

test('an edited service of the last tag follows, and what its developer wrote is kept', async () => {
  const { run, write } = tagged();
  write(
    'templates/raft/skeleton/README.md.hbs',
    '# {{name}}\n\nOf {{wood}}{{#if cabin}}, {{bunks}}{{/if}}.\n{{slot "rigging"}}\nHave a good time.\n',
  );
  write('templates/raft/skeleton/oars.txt', 'two\n');
  const { exit, out, err } = await run('--follow');
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  expect(out).toContain('no problems found\nupdates   1 example, 2 files written\n');
  const since = await run('--follow', 'v1', '--format', 'json');
  expect(JSON.parse(since.out).updates).toEqual([{ case: 'raft/default', writes: 2, ok: true }]);
});

test('nothing changed, nothing is written', async () => {
  const { run } = tagged();
  expect((await run('--follow')).out).toContain('updates   1 example, 0 files written\n');
});

test('an answer of then that cannot be taken now is reported', async () => {
  const { run, write, work } = tagged();
  write('templates/raft/examples/default.yaml', 'answers: { name: kon-tiki, wood: oak }\n');
  commitAll(work);
  git(work, 'tag', 'v2');
  write('templates/raft/examples/default.yaml', 'answers: { name: kon-tiki }\n');
  const before = boats['raft/template.yaml'] ?? '';
  write('templates/raft/template.yaml', before.replace('[oak, fir]', '[teak, fir]'));
  const { exit, out } = await run('--follow');
  expect(exit).toBe(1);
  expect(out.split('catalog  ')[0]).toBe(
    'templates/raft/template.yaml  raft/default, from before: "wood" is "oak" (.idp/lock.yaml), but must be one of teak, fir  [test/update-failed]\n',
  );
  expect((await run('--follow', 'v1')).exit).toBe(0);
});

test('a template that is no more has nothing to follow', async () => {
  const { run, work, write } = tagged();
  git(work, 'mv', 'templates/raft', 'templates/canoe');
  const before = boats['raft/template.yaml'] ?? '';
  write('templates/canoe/template.yaml', before.replace('name: raft', 'name: canoe'));
  expect((await run('--follow')).out).toContain('updates   0 examples, 0 files written\n');
});

test('without a tag it says what to name', async () => {
  const { run, work } = tagged();
  git(work, 'tag', '--delete', 'v1');
  expect(await run('--follow')).toMatchObject({
    exit: 2,
    out: '',
    err: expect.stringContaining('git finds no tag before the current commit in templates'),
  });
});
