import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blockedWords, conflictWords, marked } from './support/expect-followed.ts';
import { type Edits, type Files, layFiles } from './support/files.ts';
import { commitAll } from './support/git.ts';
import { type Service, serviceOf } from './support/service.ts';

interface Meeting {
  readonly provided?: Files;
  /** What the developer put beside the template's files. */
  readonly mine: Edits;
  readonly now: Files;
  readonly blocked: string;
  readonly remark: string;
  /** What else happens. */
  readonly others?: readonly string[];
}

/** The template comes where the developer has something of their own, of another kind. */
const meetings: Readonly<Record<string, Meeting>> = {
  'a file where a folder of the developer is': {
    mine: { 'nets/mine': 'mine\n' },
    now: { nets: 'theirs\n' },
    blocked: 'nets',
    remark: 'is a folder that contains nets/mine',
  },
  'a file where a link of the developer is': {
    mine: { nets: { link: 'log.txt' } },
    now: { nets: 'theirs\n' },
    blocked: 'nets',
    remark: 'is a symbolic link',
  },
  'a file in a folder that is a file of the developer': {
    mine: { nets: 'mine\n' },
    now: { 'nets/cod': 'theirs\n' },
    blocked: 'nets/cod',
    remark: 'nets is a file',
  },
  'a file in a folder that is a link of the developer': {
    mine: { nets: { link: '.idp' } },
    now: { 'nets/cod': 'theirs\n' },
    blocked: 'nets/cod',
    remark: 'nets is a symbolic link',
  },
  'a file for a folder in which the developer has a file too': {
    provided: { 'nets/cod': 'cod\n' },
    mine: { 'nets/mine': 'mine\n' },
    now: { nets: 'theirs\n' },
    blocked: 'nets',
    remark: 'is a folder that contains nets/mine',
    others: ['delete nets/cod'],
  },
  'a file for a folder in which the developer has a folder too': {
    provided: { 'nets/cod': 'cod\n' },
    mine: { 'nets/deep/er/mine': 'mine\n' },
    now: { nets: 'theirs\n' },
    blocked: 'nets',
    remark: 'is a folder that contains nets/deep/er/mine',
    others: ['delete nets/cod'],
  },
  'a file for a folder with a file that the developer edited': {
    provided: { 'nets/cod': 'cod\n', 'nets/ray': 'ray\n' },
    mine: { 'nets/cod': 'mine\n' },
    now: { nets: 'theirs\n' },
    blocked: 'nets',
    remark: 'is a folder that contains nets/cod',
    others: ['keep nets/cod', 'delete nets/ray'],
  },
  'a folder for a file that the developer edited': {
    provided: { nets: 'one\n' },
    mine: { nets: 'mine\n' },
    now: { 'nets/cod': 'theirs\n' },
    blocked: 'nets/cod',
    remark: 'nets is a file',
    others: ['keep nets'],
  },
  'a folder for a file that the developer made a link': {
    provided: { nets: 'one\n' },
    mine: { nets: { link: 'log.txt' } },
    now: { 'nets/cod': 'theirs\n' },
    blocked: 'nets/cod',
    remark: 'nets is a symbolic link',
    others: ['blocked nets'],
  },
};

interface Reported {
  readonly kind: string;
  readonly path: string;
}

async function changesOf(service: Service, args: readonly string[]) {
  const { exit, out } = await service.idp([...args, '--format', 'json']);
  const { changes } = JSON.parse(out) as { readonly changes: readonly Reported[] };
  return { exit, changes: changes.map(({ kind, path }) => `${kind} ${path}`) };
}

describe('a template that brings', () => {
  test.each(Object.entries(meetings))(
    '%s',
    async (_, { provided = {}, mine, now, blocked, remark, others = [] }) => {
      const service = await serviceOf({ files: { ...provided, 'log.txt': 'one\n' } });
      service.edit(mine);
      const before = service.files();
      service.release({ files: { ...now, 'log.txt': 'two\n' } });
      const all = [`blocked ${blocked}`, ...others, 'update log.txt'];
      const status = await changesOf(service, ['status']);
      const rehearsed = await changesOf(service, ['update', '--dry-run']);
      const { out } = await service.idp(['status']);
      const updated = await changesOf(service, ['update']);
      expect([...updated.changes].sort()).toEqual(all.sort());
      expect(rehearsed).toEqual({ ...updated, exit: 1 });
      expect(status).toEqual(updated);
      expect(out).toContain(`  ${blocked}  ${remark}`);
      const kept = Object.fromEntries(
        Object.entries(before).filter(([path]) => !others.includes(`delete ${path}`)),
      );
      expect(service.files()).toEqual({ ...kept, 'log.txt': 'two\n' });

      service.lay({ nets: undefined });
      commitAll(service.folder);
      expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
      expect(service.files()).toEqual({ ...now, 'log.txt': 'two\n' });
    },
  );

  test('a file where an empty folder of the developer is leaves it', async () => {
    const service = await serviceOf({ files: { 'log.txt': 'one\n' } });
    mkdirSync(join(service.folder, 'nets'));
    service.release({ files: { 'log.txt': 'two\n', nets: 'theirs\n' } });
    expect(await service.idp(['update'])).toEqual({
      exit: 1,
      out: 'update   log.txt\nblocked  nets  is a folder; not written\n',
      err: blockedWords(['nets is a folder, so it was not updated']),
    });
  });

  test('a conflict beside what is blocked: both are reported, and resolved apart', async () => {
    const service = await serviceOf({ files: { 'log.txt': 'one\n' } });
    service.edit({ 'log.txt': 'mine\n', 'nets/mine': 'mine\n' });
    service.release({ files: { 'log.txt': 'theirs\n', nets: 'theirs\n' } });
    const run = await service.idp(['update']);
    const blocked = blockedWords([
      'nets is a folder that contains nets/mine, so it was not updated',
    ]);
    expect(run).toMatchObject({ exit: 1 });
    expect(run.err.split('\n').sort()).toEqual(
      (blocked + conflictWords(['log.txt'])).split('\n').sort(),
    );
    expect(service.files()).toEqual({
      'log.txt': marked('mine\n', 'theirs\n'),
      'nets/mine': 'mine\n',
    });
    service.lay({ 'log.txt': 'both\n' });
    expect(await service.idp(['update', '--continue'])).toMatchObject({ exit: 0 });
    commitAll(service.folder);
    expect(await service.idp(['update'])).toMatchObject({ exit: 1, err: blocked });
    service.edit({ nets: undefined });
    expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
    expect(service.files()).toEqual({ 'log.txt': 'both\n', nets: 'theirs\n' });
  });
});

describe('where something is in the way', () => {
  const layers = { 'ci/drone': { files: { 'ci/drone.yml': 'one\n', 'ci/notes': 'notes\n' } } };
  const provided = { files: { 'log.txt': 'one\n' }, layers };

  test('idp add brings all other files of the layer', async () => {
    const service = await serviceOf(provided);
    service.edit({ 'ci/drone.yml/mine': 'mine\n' });
    const what = 'ci/drone.yml is a folder that contains ci/drone.yml/mine';
    expect(await service.idp(['add', 'ci=drone'])).toMatchObject({
      exit: 1,
      err: blockedWords([`${what}, so it was not updated`]),
    });
    expect(service.files()['ci/notes']).toBe('notes\n');
    service.edit({ 'ci/drone.yml': undefined });
    expect(await service.idp(['update'])).toEqual({
      exit: 0,
      out: 'create  ci/drone.yml\n',
      err: '',
    });
  });

  test('idp remove takes all other files of the layer, and the last one once it is there again', async () => {
    const service = await serviceOf(provided, { args: ['--with', 'ci=drone'] });
    service.edit({ 'ci/drone.yml': { link: '../log.txt' } });
    expect(await service.idp(['remove', 'ci'])).toMatchObject({
      exit: 1,
      err: blockedWords(['ci/drone.yml is a symbolic link, so it was not updated']),
    });
    expect(Object.keys(service.files())).toEqual(['ci/drone.yml', 'log.txt']);
    service.edit({ 'ci/drone.yml': 'one\n' });
    expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
    expect(service.files()).toEqual({ 'log.txt': 'one\n' });
  });

  test('idp adopt counts it as different, and what is not checked out as git has it', async () => {
    const files = { 'log.txt': 'one\n', nets: 'nets\n', hold: 'hold\n', helm: 'helm\n' };
    const service = await serviceOf({ files });
    layFiles(service.folder, {
      '.idp': undefined,
      nets: undefined,
      'nets/mine': 'mine\n',
      helm: 'mine\n',
    });
    commitAll(service.folder);
    service.git('sparse-checkout', 'set', '--no-cone', '/*', '!/hold', '!/helm');
    service.release({ files, version: '1.0.0' });
    const run = await service.idp([
      'adopt',
      '--template',
      'trawler',
      '--set',
      'name=skua',
      '--format',
      'json',
    ]);
    expect(JSON.parse(run.out)).toMatchObject({
      same: ['hold', 'log.txt'],
      different: ['helm', 'nets'],
      missing: [],
    });
  });

  test('a declared move that was held is followed later, with the edits of the developer', async () => {
    const service = await serviceOf({ files: { 'deck/a': 'one\ntwo\nthree\n' } });
    service.edit({ 'deck/a': 'one\ntwo\nmine\n' });
    service.edit({ deck: { link: '.idp' } });
    const moved = { migrations: [{ to: '1.1.0', moved: { 'deck/a': 'bridge/b' } }] };
    const files = { 'bridge/b': 'ONE\ntwo\nthree\n' };
    service.release({ files, spec: moved });
    expect(await service.idp(['update'])).toEqual({
      exit: 1,
      out: 'blocked  bridge/b  moved from deck/a; deck is a symbolic link, still at 1.0.0\n',
      err: blockedWords(['deck is a symbolic link, so bridge/b was not updated']),
    });
    service.edit({ deck: undefined, 'deck/a': 'one\ntwo\nmine\n' });
    service.release({ version: '1.2.0', files, spec: moved });
    expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
    expect(service.files()).toEqual({ 'bridge/b': 'ONE\ntwo\nmine\n' });
  });

  test('a declared move to where the developer has a folder waits, run after run', async () => {
    const service = await serviceOf({ files: { 'config/app.yaml': 'port: 1\n' } });
    service.edit({ 'config/app.yaml': 'port: 1\nmine: 1\n', 'app.yaml/below.txt': 'mine\n' });
    const spec = { migrations: [{ to: '1.1.0', moved: { 'config/app.yaml': 'app.yaml' } }] };
    service.release({ files: { 'app.yaml': 'port: 2\n' }, spec });
    const before = service.files();
    const held =
      'app.yaml  moved from config/app.yaml; is a folder that contains app.yaml/below.txt';
    for (const _ of [1, 2]) {
      const run = await service.idp(['update', '--force']);
      expect(run).toMatchObject({ exit: 1, out: `blocked  ${held}, still at 1.0.0\n` });
      expect(service.files()).toEqual(before);
    }
    service.edit({ 'app.yaml': undefined });
    expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
    expect(service.files()).toEqual({ 'app.yaml': 'port: 2\nmine: 1\n' });
  });
});
