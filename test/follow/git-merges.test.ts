import { describe, expect, test } from 'vitest';
import type { Files } from './support/files.ts';
import type { Release } from './support/lay-release.ts';
import { type Service, serviceOf } from './support/service.ts';

const texts = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { type: 'string', default: '0' }] as const));

const many = ['m1', 'm2', 'm3'];
const release: Release = {
  parameters: texts(['aa', ...many, 'zz']),
  files: {
    'log.conf.hbs': `alpha={{aa}}\n${many.map((name) => `${name}={{${name}}}\n`).join('')}omega={{zz}}\n`,
    'a.txt.hbs': 'a {{aa}}\n',
    'z.txt.hbs': 'z {{zz}}\n',
  },
  layers: {
    'beacon/lantern': { files: { 'light/lantern.txt': 'lit\n' } },
    'mesh/consul': { files: { 'mesh/consul.txt': 'up\n' } },
  },
};

/** Two branches of a service, each with what one run of `idp` did; the developer stands on `left`. */
async function branches(
  left: readonly string[],
  right: readonly string[],
  { mine }: { readonly mine?: Files } = {},
): Promise<Service> {
  const service = await serviceOf(release);
  for (const [branch, args] of [
    ['right', right],
    ['left', left],
  ] as const) {
    service.git('checkout', '--quiet', '-b', branch, 'main');
    if (branch === 'left' && mine) service.edit(mine);
    expect(await service.idp(args)).toMatchObject({ exit: 0 });
    service.edit({});
  }
  return service;
}

/** Whether git refuses, since it found a conflict. */
function tryGit(service: Service, ...args: readonly string[]): boolean {
  try {
    service.git(...args);
    return true;
  } catch {
    return false;
  }
}

/** What the developer resolves by hand, and the record by `idp`. */
async function repairIfNeeded(service: Service, resolved: Files): Promise<void> {
  if (service.git('diff', '--name-only', '--diff-filter=U') === '') return;
  service.lay(resolved);
  const state = service.git('status', '--porcelain', '.idp');
  if (/^(UU|AA)/m.test(state)) {
    expect((await service.idp(['status'])).err).toContain('contains merge conflict markers');
    expect(await service.idp(['update', '--repair'])).toMatchObject({ exit: 0 });
  }
  service.git('add', '--all', '.');
}

const operations: Readonly<Record<string, (service: Service) => boolean>> = {
  merge: (service) => tryGit(service, 'merge', '--quiet', '--no-edit', 'right'),
  squash: (service) => tryGit(service, 'merge', '--quiet', '--squash', 'right'),
  'cherry-pick': (service) => tryGit(service, 'cherry-pick', 'right'),
  rebase: (service) => tryGit(service, 'rebase', '--quiet', 'right'),
};

const steps: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['two answers', ['update', '--set', 'aa=long'], ['update', '--set', 'zz=text']],
  ['an answer of the same length', ['update', '--set', 'aa=1'], ['update', '--set', 'zz=2']],
  ['an answer and a layer', ['update', '--set', 'aa=1'], ['add', 'beacon=lantern']],
  ['two layers', ['add', 'beacon=lantern'], ['add', 'mesh=consul']],
  ['the same layer', ['add', 'beacon=lantern'], ['add', 'beacon=lantern']],
];

describe('after git has put two branches together', () => {
  const cases = Object.keys(operations).flatMap((name) =>
    steps.map(([what, left, right]) => [name, what, left, right] as const),
  );

  test.each(cases)(
    'by %s, with %s, the record is that of both',
    async (name, _what, left, right) => {
      const service = await branches(left, right);
      const twice = await branches(left, left);
      expect(await twice.idp(right)).toMatchObject({ exit: 0 });
      const both = twice.files();
      if (!operations[name]?.(service)) await repairIfNeeded(service, both);
      expect(service.files()).toEqual(both);
      expect(await service.idp(['status'])).toMatchObject({ exit: 0, err: '' });
      service.git('add', '--all', '.');
      service.git('-c', 'core.editor=true', 'commit', '--quiet', '--allow-empty', '-m', 'both');
      const before = service.all();
      expect(await service.idp(['update'])).toMatchObject({ exit: 0 });
      expect(service.all()).toEqual(before);
    },
  );
});

test('after git revert, the record is that of before', async () => {
  const service = await serviceOf(release);
  const before = service.all();
  expect(await service.idp(['add', 'beacon=lantern'])).toMatchObject({ exit: 0 });
  service.edit({});
  const added = service.git('rev-parse', 'HEAD').trim();
  service.edit({ 'notes.txt': 'mine\n' });
  service.git('revert', '--no-edit', added);
  expect(service.all()).toEqual({ ...before, 'notes.txt': 'mine\n' });
  expect(await service.idp(['status'])).toMatchObject({ exit: 0, err: '' });
});
