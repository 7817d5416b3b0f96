import { describe, expect, test } from 'vitest';
import { marked } from './support/expect-followed.ts';
import { commitAll } from './support/git.ts';
import { type Service, serviceOf } from './support/service.ts';

const provided = {
  files: {
    'log.txt': 'one\n',
    'old.txt': 'old\n',
    haul: { executable: 'up\n' },
    'deck/plan': 'plan\n',
  },
};
const now = {
  files: { 'log.txt': 'theirs\n', 'new/radar.txt': 'on\n', haul: 'up\n', 'deck/plan': 'better\n' },
};

/** A service in the middle of an update: the log is marked, all else is done. */
async function waiting(): Promise<Service> {
  const service = await serviceOf(provided);
  service.edit({ 'log.txt': 'mine\n', 'catch.txt': 'cod\n' });
  service.release(now);
  expect(await service.idp(['update'])).toMatchObject({ exit: 1 });
  expect(service.files()).toEqual({
    ...now.files,
    'catch.txt': 'cod\n',
    'log.txt': marked('mine\n', 'theirs\n'),
  });
  return service;
}

const unfinished =
  'an update to trawler 1.1.0 is in progress: log.txt  [update/in-progress]\n' +
  '   hint  resolve the conflicts and run idp update --continue, or run idp update --abort\n';

describe('idp update --continue', () => {
  test('refuses while a marker is left, with its location', async () => {
    const service = await waiting();
    expect(await service.idp(['update', '--continue'])).toMatchObject({
      exit: 1,
      out: '',
      err: expect.stringContaining('log.txt:1:1  unresolved conflict marker'),
    });
  });

  test('records what was given once they are gone; the next update does nothing', async () => {
    const service = await waiting();
    service.lay({ 'log.txt': 'mine and theirs\n' });
    expect(await service.idp(['update', '--continue'])).toEqual({
      exit: 0,
      out: '',
      err: 'updated to trawler 1.1.0\n',
    });
    commitAll(service.folder);
    expect(service.git('status', '--porcelain')).toBe('');
    expect(await service.idp(['update'])).toEqual({
      exit: 0,
      out: '',
      err: 'Already up to date: trawler 1.1.0\n',
    });
    expect(await service.idp(['status', '--outdated'])).toMatchObject({ exit: 0 });
    expect(service.files()).toEqual({
      ...now.files,
      'catch.txt': 'cod\n',
      'log.txt': 'mine and theirs\n',
    });
  });

  test('shows the marker in a file of whatever encoding', async () => {
    const service = await waiting();
    const text = '<<<<<<< yours\ncaf\u00e9\n=======\ntheirs\n>>>>>>> trawler 1.1.0\n';
    service.lay({ 'log.txt': Buffer.from(text, 'latin1') });
    expect(await service.idp(['update', '--continue'])).toMatchObject({
      exit: 1,
      err: expect.stringContaining('log.txt:1:1  unresolved conflict marker'),
    });
  });

  test('takes a file that was deleted for resolved', async () => {
    const service = await waiting();
    service.lay({ 'log.txt': undefined });
    expect(await service.idp(['update', '--continue'])).toMatchObject({ exit: 0 });
    expect(service.files()['log.txt']).toBeUndefined();
  });

  test('takes foreign lines like markers for no conflict', async () => {
    const service = await waiting();
    service.lay({ 'log.txt': '<<<<<<< HEAD\nmine\n=======\n>>>>>>> main\n' });
    expect(await service.idp(['update', '--continue'])).toMatchObject({ exit: 0 });
  });

  test('from another folder of the service', async () => {
    const service = await waiting();
    const run = await service.idp(['update', '--continue'], { from: 'work/skua/deck' });
    expect(run.err).toContain('../log.txt:1:1  unresolved conflict marker');
  });
});

describe('idp update --abort', () => {
  test('restores bytes, modes, folders and index exactly', async () => {
    const service = await serviceOf(provided);
    service.edit({ 'log.txt': 'mine\n' });
    const [before, index] = [service.all(), service.git('ls-files', '--stage')];
    service.release(now);
    expect(await service.idp(['update'])).toMatchObject({ exit: 1 });
    service.lay({ 'log.txt': 'half resolved\n', 'catch.txt': 'cod\n' });
    expect(await service.idp(['update', '--abort'])).toEqual({
      exit: 0,
      out: '',
      err:
        'aborted the update to trawler 1.1.0\n' +
        'your changes until now are kept in refs/idp/kept/1: git diff HEAD refs/idp/kept/1 shows them, git checkout refs/idp/kept/1 -- FILE restores a file\n',
    });
    expect(service.all()).toEqual({ ...before, 'catch.txt': 'cod\n' });
    expect(service.git('ls-files', '--stage')).toBe(index);
    expect(service.git('status', '--porcelain')).toBe('?? catch.txt\n');
  });

  test('after the conflicts were resolved and told to git', async () => {
    const service = await waiting();
    service.lay({ 'log.txt': 'both\n' });
    service.git('add', '--all');
    expect(await service.idp(['update', '--abort'])).toMatchObject({ exit: 0 });
    expect(service.files()).toEqual({
      ...provided.files,
      'log.txt': 'mine\n',
      'catch.txt': 'cod\n',
    });
  });
});

describe('while an update waits', () => {
  test.each([
    [['update']],
    [['update', '--set', 'name=gull']],
    [['update', '--dry-run']],
    [['add', 'beacon=radar']],
    [['remove', 'beacon']],
  ])('idp %j says what to do', async (args) => {
    const service = await waiting();
    expect(await service.idp(args)).toEqual({ exit: 2, out: '', err: unfinished });
  });

  test('idp status tells of it, and not of a plan upon markers', async () => {
    const service = await waiting();
    const { exit, out, err } = await service.idp(['status']);
    expect(exit).toBe(1);
    expect(err).toBe(unfinished);
    expect(out).not.toContain('An update would');
  });
});

describe.each(['--continue', '--abort'])('idp update %s', (flag) => {
  test('where nothing waits', async () => {
    const service = await serviceOf(provided);
    expect(await service.idp(['update', flag])).toEqual({
      exit: 2,
      out: '',
      err:
        'no update in progress  [update/not-in-progress]\n' +
        '   hint  idp status shows template updates and local changes\n',
    });
  });
});

test('--continue and --abort at once are refused', async () => {
  const service = await waiting();
  expect(await service.idp(['update', '--continue', '--abort'])).toMatchObject({
    exit: 2,
    out: '',
  });
});
