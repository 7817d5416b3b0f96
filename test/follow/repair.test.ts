import { expect, test } from 'vitest';
import type { Release } from './support/lay-release.ts';
import { type Service, serviceOf } from './support/service.ts';

const release: Release = {
  parameters: { crew: { type: 'integer', default: 3 } },
  files: { 'crew.txt.hbs': 'crew of {{crew}}\n', 'log.txt': 'fair\n' },
};

const [base, lock] = ['.idp/base', '.idp/lock.yaml'];
const repair = ['update', '--repair'];
const next = 'check it with idp status, then run git add .idp\n';

function textOf(service: Service, path: string): string {
  return String(service.all()[path]);
}

function broken(service: Service): string {
  return textOf(service, base).replace('|fair', '|foul');
}

test('a record that is whole is left alone', async () => {
  const service = await serviceOf(release);
  const before = service.all();
  const err = 'Nothing to repair\n';
  expect(await service.idp(repair)).toEqual({ exit: 0, out: '', err });
  expect(service.all()).toEqual(before);
});

test.each<[string, string, (text: string) => string | undefined]>([
  ['base that was edited', base, (text) => text.replace('|fair', '|foul')],
  ['base that was cut', base, (text) => text.slice(0, -9)],
  ['base that is gone', base, () => undefined],
  ['lockfile that was edited into no YAML', lock, (text) => `${text}]\n`],
  ['lockfile that is gone', lock, () => undefined],
])(
  'a %s is taken from the last commit, and no other file is touched',
  async (_name, path, change) => {
    const service = await serviceOf(release);
    const whole = service.all();
    const commit = service.git('rev-parse', '--short', 'HEAD').trim();
    service.lay({ [path]: change(textOf(service, path)), 'log.txt': 'mine\n' });
    expect(await service.idp(repair)).toEqual({
      exit: 0,
      out: `repair  ${path}  as of ${commit}\n`,
      err: next,
    });
    expect(service.all()).toEqual({ ...whole, 'log.txt': 'mine\n' });
  },
);

test('damage that was committed is taken from the commit before it', async () => {
  const service = await serviceOf(release);
  const whole = textOf(service, base);
  const commit = service.git('rev-parse', '--short', 'HEAD').trim();
  service.edit({ [base]: broken(service) });
  service.edit({ 'log.txt': 'mine\n' });
  expect(await service.idp([...repair, '--format', 'json'])).toMatchObject({ exit: 0 });
  expect(textOf(service, base)).toBe(whole);
  service.edit({ [base]: broken(service) });
  expect((await service.idp(repair)).out).toBe(`repair  ${base}  as of ${commit}\n`);
});

test('a base that does not belong to the lockfile is not taken where the catalog has its versions', async () => {
  const service = await serviceOf(release);
  service.edit({
    [base]: broken(service),
    [lock]: textOf(service, lock).replace('name: skua', 'crew: 4\n  name: skua'),
  });
  expect(await service.idp(repair)).toEqual({
    exit: 0,
    out: `repair  ${base}  as the catalog generates it\n`,
    err: next,
  });
  expect(textOf(service, base)).toContain('|crew of 4\n');
});

test('a merge that left the record unreadable is made again from both of its sides', async () => {
  const service = await serviceOf(release);
  service.git('checkout', '--quiet', '-b', 'left');
  await service.idp(['update', '--set', 'crew=4']);
  service.edit({});
  service.git('checkout', '--quiet', '-b', 'right', 'main');
  service.edit({ 'notes.txt': 'mine\n' });
  service.git('merge', '--quiet', '--no-edit', 'left');
  const merged = service.all();
  service.lay({ [base]: broken(service), [lock]: '<<<<<<< HEAD\n' });
  service.git('commit', '--quiet', '--all', '--amend', '--no-edit');
  const [left, right] = ['HEAD^1', 'HEAD^2'].map((one) =>
    service.git('rev-parse', '--short', one).trim(),
  );
  expect(await service.idp(repair)).toEqual({
    exit: 0,
    out: [lock, base].map((path) => `repair  ${path}  merged from ${left} and ${right}\n`).join(''),
    err: next,
  });
  expect(service.all()).toEqual(merged);
});

test('what both sides updated, each further, is that of the newer one, and is reported', async () => {
  const service = await serviceOf(release);
  for (const [branch, version, line] of [
    ['left', '1.1.0', 'calm'],
    ['right', '1.2.0', 'gale'],
  ] as const) {
    service.git('checkout', '--quiet', '-b', branch, 'main');
    service.release({ ...release, version, files: { ...release.files, 'log.txt': `${line}\n` } });
    expect(await service.idp(['update'])).toMatchObject({ exit: 0 });
    service.edit({});
  }
  service.git('checkout', '--quiet', 'left');
  expect(() => service.git('merge', '--quiet', 'right')).toThrow();
  expect(await service.idp(repair)).toEqual({
    exit: 0,
    out:
      `repair  ${lock}  merged from ours and theirs\n  both sides changed trawler 1.2.0\n` +
      `repair  ${base}  merged from ours and theirs\n  both sides changed log.txt\n`,
    err: next,
  });
  expect(textOf(service, lock)).toContain('version: 1.2.0');
  expect(textOf(service, base)).toContain('|gale\n');
});

test('without git it comes from the catalog, or a clear no', async () => {
  const service = await serviceOf(release, { repository: undefined });
  const whole = textOf(service, base);
  service.lay({ [base]: broken(service) });
  expect(await service.idp(repair)).toMatchObject({
    exit: 0,
    out: `repair  ${base}  as the catalog generates it\n`,
  });
  expect(textOf(service, base)).toBe(whole);
  service.lay({ [base]: broken(service) });
  service.release(release);
  const { exit, err } = await service.idp(repair);
  expect([exit, err]).toEqual([2, expect.stringContaining('.idp/base cannot be rebuilt')]);
});
