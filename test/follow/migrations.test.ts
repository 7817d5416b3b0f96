import { describe, expect, test } from 'vitest';
import type { Release } from './support/lay-release.ts';
import { type Service, serviceOf } from './support/service.ts';

const provided: Release = { files: { 'log.txt': 'one\n', 'hold.txt': 'empty\n' } };

/** A command that writes the name of a step into `steps.txt`, and then ends well or not. */
function step(title: string, exit = 0) {
  const code = `require('node:fs').appendFileSync('steps.txt', '${title}\\n'); process.exit(${exit})`;
  return { title, run: ['node', '-e', code] };
}

function released(spec: Release['spec']): Release {
  return {
    files: { 'log.txt': 'two\n', 'hold.txt': 'empty\n', 'new.txt': 'new\n' },
    spec: spec ?? {},
  };
}

async function service(): Promise<Service> {
  const made = await serviceOf(provided);
  made.edit({ 'hold.txt': 'full\n' });
  return made;
}

describe('commands of migrations', () => {
  test('run before and after, each once, in order, over several versions at once', async () => {
    const skua = await service();
    const migrations = [
      { to: '1.2.0', before: [step('before 1.2.0')], after: [step('after 1.2.0')] },
      { to: '1.1.0', before: [step('before 1.1.0')], after: [step('after 1.1.0')] },
      { to: '1.0.0', before: [step('before 1.0.0')] },
      { to: '1.3.0', after: [step('after 1.3.0')] },
    ];
    skua.release({ ...released({ migrations }), version: '1.2.0' });
    expect(await skua.idp(['update'])).toMatchObject({ exit: 0 });
    const steps = ['before 1.1.0', 'before 1.2.0', 'after 1.1.0', 'after 1.2.0'];
    expect(skua.files()['steps.txt']).toBe(`${steps.join('\n')}\n`);
  });

  test('are not run with --no-hooks', async () => {
    const skua = await service();
    skua.release(released({ migrations: [{ to: '1.1.0', after: [step('after')] }] }));
    expect(await skua.idp(['update', '--no-hooks'])).toMatchObject({ exit: 0, err: '' });
    expect(skua.files()['steps.txt']).toBeUndefined();
  });

  test('wait until conflicts are resolved', async () => {
    const skua = await service();
    skua.edit({ 'log.txt': 'mine\n' });
    const migrations = [{ to: '1.1.0', after: [step('after')] }];
    skua.release(released({ migrations }));
    expect(await skua.idp(['update'])).toMatchObject({ exit: 1 });
    expect(skua.files()['steps.txt']).toBeUndefined();
    skua.lay({ 'log.txt': 'both\n' });
    expect(await skua.idp(['update', '--continue'])).toMatchObject({ exit: 0 });
    expect(skua.files()).toMatchObject({ 'log.txt': 'both\n', 'steps.txt': 'after\n' });
    expect(await skua.idp(['status', '--outdated'])).toMatchObject({ exit: 0 });
  });
});

describe('a command that fails leaves tree, lock and index as they were', () => {
  const failing = step('gives up', 3);
  test.each<[string, Release['spec']]>([
    ['the first before', { migrations: [{ to: '1.1.0', before: [failing, step('never')] }] }],
    ['the last before', { migrations: [{ to: '1.1.0', before: [step('one'), failing] }] }],
    ['the first after', { migrations: [{ to: '1.1.0', after: [failing, step('never')] }] }],
    [
      'the last after',
      { migrations: [{ to: '1.1.0', before: [step('one')], after: [step('two'), failing] }] },
    ],
    ['a hook that waits for a file', { hooks: [{ ...failing, onChange: ['log.txt'] }] }],
  ])('%s', async (_name, spec) => {
    const skua = await service();
    skua.lay({ 'notes.txt': 'mine, and unknown to git\n' });
    skua.release(released(spec));
    const run = await skua.idp(['update']);
    expect(run).toMatchObject({ exit: 2, err: expect.stringContaining('[hook/failed]') });
    expect(run.err).toContain('gives up failed with exit status 3');
    expect(skua.git('status', '--porcelain')).toBe('?? notes.txt\n');
  });

  test('in a dirty tree, with --force, at least what the update did', async () => {
    const skua = await service();
    skua.lay({ 'hold.txt': 'full of cod\n' });
    skua.release(
      released({ migrations: [{ to: '1.1.0', after: [{ ...failing, run: ['false'] }] }] }),
    );
    expect(await skua.idp(['update', '--force'])).toMatchObject({ exit: 2 });
    expect(skua.files()).toEqual({ 'log.txt': 'one\n', 'hold.txt': 'full of cod\n' });
  });

  test('and takes a repository with it that the command made', async () => {
    const skua = await service();
    const code = "require('node:child_process').execSync('git init -q made'); process.exit(1)";
    const making = { title: 'Make', run: ['node', '-e', code] };
    skua.release(released({ migrations: [{ to: '1.1.0', before: [making] }] }));
    const run = await skua.idp(['update']);
    expect(run).toMatchObject({ exit: 2, err: expect.stringContaining('[hook/failed]') });
    expect(skua.git('status', '--porcelain')).toBe('');
  });

  test('unless it is optional', async () => {
    const skua = await service();
    const optional = { ...failing, optional: true };
    skua.release(released({ migrations: [{ to: '1.1.0', after: [optional, step('next')] }] }));
    expect(await skua.idp(['update'])).toMatchObject({ exit: 0 });
    expect(skua.files()['steps.txt']).toBe('gives up\nnext\n');
  });

  test('while it continues: nothing is lost, and it can be continued or aborted', async () => {
    const skua = await service();
    skua.edit({ 'log.txt': 'mine\n' });
    skua.release(
      released({ migrations: [{ to: '1.1.0', after: [{ ...failing, run: ['false'] }] }] }),
    );
    expect(await skua.idp(['update'])).toMatchObject({ exit: 1 });
    skua.lay({ 'log.txt': 'both\n' });
    const failed = await skua.idp(['update', '--continue']);
    expect(failed).toMatchObject({ exit: 2, err: expect.stringContaining('[hook/failed]') });
    expect(skua.files()['log.txt']).toBe('both\n');
    expect(await skua.idp(['update', '--abort'])).toMatchObject({ exit: 0 });
    expect(skua.files()).toEqual({ 'log.txt': 'mine\n', 'hold.txt': 'full\n' });
  });
});

describe('a hook that waits for a file', () => {
  const spec = { hooks: [{ ...step('install'), onChange: ['package.*'] }] };

  test('runs when the update changes it', async () => {
    const skua = await service();
    skua.release({ files: { ...provided.files, 'package.json': '{}\n' }, spec });
    expect(await skua.idp(['update'])).toMatchObject({ exit: 0 });
    expect(skua.files()['steps.txt']).toBe('install\n');
  });

  test('and not when it changes others', async () => {
    const skua = await service();
    skua.release(released(spec));
    expect(await skua.idp(['update'])).toMatchObject({ exit: 0, err: '' });
    expect(skua.files()['steps.txt']).toBeUndefined();
  });
});
