import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { marked } from './support/expect-followed.ts';
import { layFiles } from './support/files.ts';
import { commitAll } from './support/git.ts';
import { type Service, serviceOf } from './support/service.ts';

const given = { files: { 'log.txt': 'one\ntwo\n', 'plan.txt': 'plan\n' } };
const now = { files: { 'log.txt': 'one\ntheirs\n', 'plan.txt': 'better plan\n' } };

async function edited(settings: Readonly<Record<string, string>>): Promise<Service> {
  const service = await serviceOf(given);
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
    expect(left.err).toContain('log.txt:3:1  a conflict marker is left here');
  });

  test('core.autocrlf: what git checks out with CRLF has not drifted, and keeps its line ends', async () => {
    const service = await serviceOf(given);
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

  test('called from a hook of another repository, which names its own index', async () => {
    const service = await edited({});
    const other = join(service.folder, '../other');
    layFiles(other, { 'notes.txt': 'notes\n' });
    vi.stubEnv('GIT_DIR', join(other, '.git'));
    vi.stubEnv('GIT_INDEX_FILE', join(other, 'index'));
    writeFileSync(join(other, 'index'), 'none\n');
    const run = await service.idp(['update']);
    vi.stubEnv('GIT_DIR', undefined);
    vi.stubEnv('GIT_INDEX_FILE', undefined);
    expect(run).toMatchObject({ exit: 1 });
    expect(service.git('ls-files', '--unmerged').split('\n')).toHaveLength(4);
  });
});
