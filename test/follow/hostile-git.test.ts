import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { marked } from './support/expect-followed.ts';
import { layFiles } from './support/files.ts';
import { commitAll } from './support/git.ts';
import { type Service, serviceOf } from './support/service.ts';

const provided = { files: { 'log.txt': 'one\ntwo\n', 'plan.txt': 'plan\n' } };
const now = { files: { 'log.txt': 'one\ntheirs\n', 'plan.txt': 'better plan\n' } };

async function edited(settings: Readonly<Record<string, string>>): Promise<Service> {
  const service = await serviceOf(provided);
  service.edit({ 'log.txt': 'one\nmine\n' });
  for (const [key, value] of Object.entries(settings)) service.git('config', key, value);
  service.release(now);
  return service;
}

describe('settings of git', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['hooks that fail', { 'core.hooksPath': 'hooks' }],
    ['commit.gpgsign', { 'commit.gpgsign': 'true', 'gpg.program': '/bin/false' }],
    ['status.showUntrackedFiles=no', { 'status.showUntrackedFiles': 'no' }],
    ['status.relativePaths and short status', { 'status.short': 'true', 'status.branch': 'true' }],
    ['colours always', { 'color.ui': 'always', 'color.status': 'always' }],
    ['a monitor of files that fails', { 'core.fsmonitor': '/bin/false' }],
    ['core.quotePath', { 'core.quotePath': 'true' }],
    ['an index of its own kind', { 'index.version': '4', 'core.untrackedCache': 'true' }],
    ['a diff program', { 'diff.external': '/bin/false' }],
    ['core.fileMode=false', { 'core.fileMode': 'false' }],
  ])('%s: an update ends as ever', async (_name, settings) => {
    const service = await edited(settings);
    for (const hook of ['pre-commit', 'post-checkout', 'post-index-change', 'fsmonitor'])
      layFiles(service.folder, { [`.git/hooks/${hook}`]: { executable: '#!/bin/sh\nexit 1\n' } });
    expect(await service.idp(['update'])).toMatchObject({
      exit: 1,
      out: expect.stringMatching(/log/),
    });
    expect(service.files()).toEqual({
      'log.txt': `one\n${marked('mine\n', 'theirs\n')}`,
      'plan.txt': 'better plan\n',
    });
    expect(service.git('ls-files', '--unmerged').split('\n')).toHaveLength(4);
  });

  test.each(['diff3', 'zdiff3'])('merge.conflictStyle=%s shows the base too', async (style) => {
    const service = await edited({ 'merge.conflictStyle': style });
    expect(await service.idp(['update'])).toMatchObject({ exit: 1 });
    const text =
      'one\n<<<<<<< yours\nmine\n||||||| trawler 1.0.0\ntwo\n=======\ntheirs\n>>>>>>> trawler 1.1.0\n';
    expect(service.files()['log.txt']).toBe(text);
    service.lay({
      'log.txt': text.replace('<<<<<<< yours\n', '').replace('>>>>>>> trawler 1.1.0\n', ''),
    });
    const left = await service.idp(['update', '--continue']);
    expect(left).toMatchObject({ exit: 1, out: '' });
    expect(left.err).toContain('log.txt:3:1  unresolved conflict marker');
  });

  test('core.autocrlf: what git checks out with CRLF has not drifted, and keeps its line ends', async () => {
    const service = await serviceOf(provided);
    service.git('config', 'core.autocrlf', 'true');
    service.lay({ 'log.txt': undefined, 'plan.txt': undefined });
    service.git('checkout', '--quiet', '--', '.');
    expect(service.files()).toEqual({ 'log.txt': 'one\r\ntwo\r\n', 'plan.txt': 'plan\r\n' });
    expect(await service.idp(['status'])).toMatchObject({ exit: 0, err: '' });
    service.release(now);
    expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
    expect(service.files()).toEqual({
      'log.txt': 'one\r\ntheirs\r\n',
      'plan.txt': 'better plan\r\n',
    });
    commitAll(service.folder);
    expect(await service.idp(['status'])).toMatchObject({ exit: 0, err: '' });
  });

  test('core.fileMode=false: an execute bit that the disk lost has not drifted, and stays in the index', async () => {
    const haul = { executable: '#!/bin/sh\nup\n' };
    const service = await serviceOf({ files: { ...provided.files, haul } });
    service.git('config', 'core.fileMode', 'false');
    chmodSync(join(service.folder, 'haul'), 0o644);
    expect(service.git('status', '--porcelain')).toBe('');
    expect(await service.idp(['status'])).toMatchObject({ exit: 0, err: '' });
    expect(await service.idp(['status', '--drift'])).toMatchObject({ exit: 0, err: '' });
    const { out } = await service.idp(['explain', 'haul']);
    expect(out).not.toContain('you changed');
    service.release({ files: { ...provided.files, haul: '#!/bin/sh\nup\n' } });
    expect(await service.idp(['update'])).toEqual({ exit: 0, out: '', err: '' });
    service.edit({ haul: '#!/bin/sh\nmine\n' });
    service.release({ version: '1.2.0', files: { haul: { executable: '#!/bin/sh\ndown\n' } } });
    expect(await service.idp(['update'])).toMatchObject({ exit: 1 });
    expect(service.files().haul).toBe(
      `#!/bin/sh\n${marked('mine\n', 'down\n').replace('1.1.0', '1.2.0')}`,
    );
    expect(service.git('ls-files', '--stage', 'haul')).toMatch(
      /^100644 .* 1\thaul\n100755 .* 2\thaul\n100755 .* 3\thaul\n$/,
    );
  });

  test('called from a hook of another repository, which names its own index', async () => {
    const service = await edited({});
    const other = join(service.folder, '../other');
    layFiles(other, { 'notes.txt': 'notes\n' });
    writeFileSync(join(other, 'index'), 'none\n');
    const variables = { GIT_DIR: join(other, '.git'), GIT_INDEX_FILE: join(other, 'index') };
    const run = await service.withEnvironment(variables).idp(['update']);
    expect(run).toMatchObject({ exit: 1 });
    expect(service.git('ls-files', '--unmerged').split('\n')).toHaveLength(4);
  });
});

describe('git sees the environment of idp, and nothing of the process', () => {
  const base = '||||||| trawler 1.0.0\ntwo\n';

  test('its own settings take effect', async () => {
    const service = await edited({});
    const settings = join(service.folder, '../settings');
    writeFileSync(settings, '[merge]\n\tconflictStyle = diff3\n');
    vi.stubEnv('GIT_CONFIG_GLOBAL', settings);
    expect(await service.idp(['update'])).toMatchObject({ exit: 1 });
    expect(service.files()['log.txt']).not.toContain(base);
    expect(await service.idp(['update', '--abort'])).toMatchObject({ exit: 0 });
    const sees = service.withEnvironment({ GIT_CONFIG_GLOBAL: settings });
    expect(await sees.idp(['update'])).toMatchObject({ exit: 1 });
    expect(service.files()['log.txt']).toContain(base);
  });

  test('the first git on its PATH is run', async () => {
    const service = await edited({});
    const programs = join(service.folder, '../programs');
    const text = '#!/bin/sh\necho "fatal: the harbor is closed" >&2\nexit 128\n';
    layFiles(programs, { git: { executable: text } });
    expect(await service.withEnvironment({ PATH: programs }).idp(['update'])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('git failed in .: the harbor is closed  [git/failed]\n'),
    });
    expect(await service.idp(['update'])).toMatchObject({ exit: 1 });
  });
});

/** A git that is there and refuses: what it says of it, and the service for which it does. */
const refusals: Readonly<Record<string, (service: Service) => readonly [string, Service]>> = {
  'a folder of another owner': (service) => {
    const others = service.withEnvironment({ GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
    return ['detected dubious ownership in repository at ', others];
  },
  'a repository that is elsewhere and gone': (service) => {
    layFiles(service.folder, { '.git': 'gitdir: ../gone\n' });
    return ['not a git repository: ', service];
  },
  'a repository of a newer git': (service) => {
    service.git('config', 'core.repositoryFormatVersion', '1');
    service.git('config', 'extensions.tides', 'true');
    return ['unknown repository extension', service];
  },
  'a head that a crash emptied': (service) => {
    layFiles(service.folder, { '.git/HEAD': '' });
    return ['not a git repository', service];
  },
  'an index that is damaged': (service) => {
    layFiles(service.folder, { '.git/index': 'DIRC?\n' });
    return ['index file', service];
  },
};

describe.each(Object.entries(refusals))('%s', (_name, reject) => {
  test('is reported in the words of git, and --force is no way round it', async () => {
    const made = await serviceOf(provided);
    made.release(now);
    const [words, service] = reject(made);
    for (const args of [['update'], ['update', '--force']]) {
      const run = await service.idp(args);
      expect(run).toMatchObject({ exit: 2, out: '' });
      expect(run.err).toContain(`git failed in .: `);
      expect(run.err).toContain(words);
      expect(run.err).toContain('  [git/failed]\n');
      expect(run.err).not.toContain('--force');
    }
    expect(await service.idp(['status'])).toMatchObject({ exit: 1, err: '' });
  });

  test('cannot say whether an absent file was deleted, so nothing is said of it', async () => {
    const made = await serviceOf(provided);
    made.edit({ 'plan.txt': undefined });
    made.release(now);
    const [, service] = reject(made);
    for (const args of [['status'], ['update', '--dry-run'], ['update']]) {
      const run = await service.idp(args);
      expect(run).toMatchObject({ exit: 2, out: '' });
      expect(run.err).toContain('  [git/failed]\n');
    }
  });
});
