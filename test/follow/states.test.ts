import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Files } from './support/files.ts';
import { type Service, serviceOf } from './support/service.ts';

/** What stands at the path of a generated file that is not a file, or why the file is not there. */
interface State {
  readonly is: string;
  readonly kind: 'blocked' | 'skipped';
  readonly reason: string;
  /** What is in the way; the path itself if left out. */
  readonly at?: string;
  readonly remark: string;
  /** Brings the path into the state, and commits what git can know of it. */
  readonly enter: (service: Service) => void;
  /** Ends it, so that the file is there as it was before. */
  readonly leave: (service: Service) => void;
}

const path = 'deck/plan.txt';
const provided = 'one\ntwo\nthree\nfour\nfive\nsix\n';
const mine = provided.replace('six', 'mine');
const theirs = provided.replace('one', 'ONE');
const merged = theirs.replace('six', 'mine');

const clear = { deck: undefined };
const restore = (service: Service) => service.edit({ ...clear, [path]: mine });

const states: readonly State[] = [
  {
    is: 'a symbolic link',
    kind: 'blocked',
    reason: 'link',
    remark: 'is a symbolic link',
    enter: (service) => service.edit({ [path]: { link: '../log.txt' } }),
    leave: restore,
  },
  {
    is: 'a symbolic link that leads nowhere',
    kind: 'blocked',
    reason: 'link',
    remark: 'is a symbolic link',
    enter: (service) => service.edit({ [path]: { link: 'nowhere' } }),
    leave: restore,
  },
  {
    is: 'behind a linked folder',
    kind: 'blocked',
    reason: 'link',
    at: 'deck',
    remark: 'deck is a symbolic link',
    enter: (service) => {
      mkdirSync(join(service.folder, '../outside'));
      service.edit({ deck: { link: '../outside' } });
    },
    leave: restore,
  },
  {
    is: 'a folder with a file of the developer',
    kind: 'blocked',
    reason: 'folder',
    remark: `is a folder that contains ${path}/mine.txt`,
    enter: (service) => service.edit({ [path]: undefined, [`${path}/mine.txt`]: 'mine\n' }),
    leave: restore,
  },
  {
    is: 'an empty folder',
    kind: 'blocked',
    reason: 'folder',
    remark: 'is a folder',
    enter: (service) => {
      service.edit({ [path]: undefined });
      mkdirSync(join(service.folder, path), { recursive: true });
    },
    leave: restore,
  },
  {
    is: 'a named pipe',
    kind: 'blocked',
    reason: 'pipe',
    remark: 'is a named pipe',
    enter: (service) => {
      service.edit({ [path]: undefined });
      service.lay({ [path]: { special: 'pipe' } });
    },
    leave: restore,
  },
  {
    is: 'below a file of the developer',
    kind: 'blocked',
    reason: 'file',
    at: 'deck',
    remark: 'deck is a file',
    enter: (service) => service.edit({ deck: 'mine\n' }),
    leave: restore,
  },
  {
    is: 'outside of a sparse checkout',
    kind: 'skipped',
    reason: 'not-checked-out',
    remark: 'not checked out',
    enter: ({ git }) => void git('sparse-checkout', 'set', '--no-cone', '/*', `!/${path}`),
    leave: ({ git }) => void git('sparse-checkout', 'disable'),
  },
  {
    is: 'outside of the cone of a sparse checkout',
    kind: 'skipped',
    reason: 'not-checked-out',
    remark: 'not checked out',
    enter: ({ git }) => void git('sparse-checkout', 'set', '.idp'),
    leave: ({ git }) => void git('sparse-checkout', 'disable'),
  },
  {
    is: 'removed under skip-worktree',
    kind: 'skipped',
    reason: 'not-checked-out',
    remark: 'not checked out',
    enter: (service) => {
      service.git('update-index', '--skip-worktree', path);
      service.lay({ [path]: undefined });
    },
    leave: (service) => {
      service.git('update-index', '--no-skip-worktree', path);
      service.lay({ [path]: mine });
    },
  },
  {
    is: 'removed under assume-unchanged',
    kind: 'skipped',
    reason: 'not-checked-out',
    remark: 'not checked out',
    enter: (service) => {
      service.git('update-index', '--assume-unchanged', path);
      service.lay({ [path]: undefined });
    },
    leave: (service) => {
      service.git('update-index', '--no-assume-unchanged', path);
      service.lay({ [path]: mine });
    },
  },
  {
    is: 'ignored by git, in another clone',
    kind: 'skipped',
    reason: 'ignored',
    remark: 'ignored by git and absent',
    enter: (service) => {
      service.lay({ '.git/info/exclude': `${path}\n`, [path]: undefined });
      service.git('rm', '--quiet', '--cached', path);
      service.git('commit', '--quiet', '--message', 'keep it here');
    },
    leave: restore,
  },
];

const first: Files = { [path]: provided, 'log.txt': 'one\n' };

/** What the template does to the path, and what comes of it once the file is there again. */
const templates: Readonly<Record<string, { readonly now: Files; readonly after: Files }>> = {
  changes: { now: { [path]: theirs }, after: { [path]: merged } },
  removes: { now: {}, after: { [path]: mine } },
  moves: { now: { 'bridge/plan.txt': theirs }, after: { 'bridge/plan.txt': merged } },
};

interface Reported {
  readonly kind: string;
  readonly path: string;
}

async function changesOf(service: Service, args: readonly string[]) {
  const { exit, out } = await service.idp([...args, '--format', 'json']);
  return { exit, changes: JSON.parse(out).changes as readonly Reported[] };
}

async function serviceIn(state: State): Promise<Service> {
  const service = await serviceOf({ files: first });
  service.edit({ [path]: mine });
  state.enter(service);
  return service;
}

/** What stands beside the path, and at it. */
function around(service: Service): Files {
  const { 'log.txt': _, ...files } = service.files();
  return files;
}

describe.each(states)('a file that is $is', (state) => {
  const { kind, reason, at = path, remark } = state;

  test('and that the template leaves alone does not stop the others', async () => {
    const service = await serviceIn(state);
    const before = around(service);
    service.release({ files: { ...first, 'log.txt': 'two\n' } });
    const status = await changesOf(service, ['status']);
    const rehearsed = await changesOf(service, ['update', '--dry-run']);
    expect(await changesOf(service, ['update'])).toEqual({ exit: 0, changes: rehearsed.changes });
    expect(rehearsed).toMatchObject({ exit: 0, changes: [{ kind: 'update', path: 'log.txt' }] });
    expect(status.changes).toEqual(rehearsed.changes);
    expect(around(service)).toEqual(before);
    const { drift } = JSON.parse((await service.idp(['status', '--format', 'json'])).out);
    expect(drift).toEqual(
      kind === 'skipped' ? [] : [{ path, state: reason, from: ['trawler'], at }],
    );
    expect(await service.idp(['explain', path])).toMatchObject({ exit: 0, err: '' });
  });

  test.each(Object.entries(templates))(
    'and that the template %s is held, until it is there again',
    async (name, { now, after }) => {
      const service = await serviceIn(state);
      const before = around(service);
      service.release({ files: { ...now, 'log.txt': 'two\n' } });
      const held = {
        kind,
        path: name === 'moves' ? 'bridge/plan.txt' : path,
        reason,
        at,
        version: '1.0.0',
        ...(name === 'moves' && { was: path }),
      };
      const status = await changesOf(service, ['status']);
      const rehearsed = await changesOf(service, ['update', '--dry-run']);
      const updated = await changesOf(service, ['update']);
      expect(status.changes).toEqual(updated.changes);
      expect(rehearsed).toEqual(updated);
      expect(updated.exit).toBe(kind === 'blocked' ? 1 : 0);
      expect(updated.changes).toMatchObject([held, { kind: 'update', path: 'log.txt' }]);
      expect(service.files()['log.txt']).toBe('two\n');
      expect(around(service)).toEqual(before);

      const again = await changesOf(service, ['status']);
      expect(again.changes).toMatchObject([held]);
      const page = await service.idp(['status', '--outdated']);
      expect(page.out).toContain(`${remark}, still at 1.0.0\n`);
      expect(page.exit).toBe(kind === 'blocked' ? 1 : 0);

      state.leave(service);
      expect(await service.idp(['update', '--force'])).toMatchObject({ exit: 0, err: '' });
      expect(service.files()).toEqual({ ...after, 'log.txt': 'two\n' });
      expect(await changesOf(service, ['status'])).toMatchObject({ changes: [] });
    },
  );
});
