import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Service, serviceOf } from './support/service.ts';

const crew = { type: 'integer', title: 'Hands on board', minimum: 1, default: 3 };
const files = { 'crew.txt.hbs': 'crew of {{crew}}\n' };

/** What the lock says of the answers: those that somebody chose, and the defaults. */
function locked({ all }: Service) {
  const { answers, defaults } = parse(String(all()['.idp/lock.yaml']));
  return { answers, defaults };
}

describe('a parameter', () => {
  test('new, with a default: it is taken', async () => {
    const service = await serviceOf({ files: { 'log.txt': 'one\n' } });
    service.release({ parameters: { crew }, files });
    expect(await service.idp(['update'])).toEqual({
      exit: 0,
      out: 'create  crew.txt\ndelete  log.txt\n',
      err: '',
    });
    expect(service.files()).toEqual({ 'crew.txt': 'crew of 3\n' });
    expect(locked(service)).toEqual({ answers: { name: 'skua' }, defaults: { crew: 3 } });
  });

  test('new, without a default: it is listed as missing, and taken from --set', async () => {
    const service = await serviceOf({ files: { 'log.txt': 'one\n' } });
    const { default: _, ...asked } = crew;
    service.release({ parameters: { crew: asked }, files: { ...files, 'log.txt': 'one\n' } });
    expect(await service.idp(['update'])).toEqual({
      exit: 2,
      out: '',
      err: '"crew" has no answer: Hands on board  [answers/missing]\n   hint  add --set crew=VALUE\n',
    });
    expect(await service.idp(['update', '--set', 'crew=5'])).toEqual({
      exit: 0,
      out: 'create  crew.txt\n',
      err: '',
    });
    expect(service.files()).toEqual({ 'crew.txt': 'crew of 5\n', 'log.txt': 'one\n' });
  });

  test('renamed: its answer goes along, also over two renames', async () => {
    const service = await serviceOf(
      { parameters: { hands: crew }, files: { 'crew.txt.hbs': 'crew of {{hands}}\n' } },
      { args: ['--set', 'hands=7'] },
    );
    const migrations = [
      { to: '1.1.0', renamed: { hands: 'sailors' } },
      { to: '1.2.0', renamed: { sailors: 'crew' } },
    ];
    service.release({
      version: '1.2.0',
      parameters: { crew },
      spec: { migrations },
      files: { 'crew.txt.hbs': 'a crew of {{crew}}\n' },
    });
    expect(await service.idp(['update'])).toEqual({ exit: 0, out: 'update  crew.txt\n', err: '' });
    expect(service.files()).toEqual({ 'crew.txt': 'a crew of 7\n' });
    expect(locked(service)).toEqual({ answers: { name: 'skua', crew: 7 }, defaults: {} });
  });

  test('removed: its answer is forgotten', async () => {
    const service = await serviceOf({ parameters: { crew }, files }, { args: ['--set', 'crew=7'] });
    service.release({ files: { 'crew.txt': 'a crew\n' } });
    expect(await service.idp(['update'])).toEqual({ exit: 0, out: 'update  crew.txt\n', err: '' });
    expect(locked(service)).toEqual({ answers: { name: 'skua' }, defaults: {} });
  });

  test('of another type: an answer that no longer fits is asked again', async () => {
    const named = { type: 'string', title: 'Who steers', default: 'nobody' };
    const service = await serviceOf(
      { parameters: { crew: named }, files },
      { args: ['--set', 'crew=ahab'] },
    );
    service.release({ parameters: { crew }, files });
    expect(await service.idp(['update'])).toEqual({
      exit: 2,
      out: '',
      err: '"crew" was "ahab", but must be a whole number  [answers/missing]\n   hint  add --set crew=VALUE\n',
    });
    expect(await service.idp(['update', '--set', 'crew=4'])).toMatchObject({ exit: 0 });
    expect(service.files()).toEqual({ 'crew.txt': 'crew of 4\n' });
  });

  test('of which a choice disappeared: it is asked again', async () => {
    const engine = (choices: readonly string[]) => ({
      parameters: { engine: { type: 'string', title: 'Engine', enum: choices, default: 'wind' } },
      files: { 'engine.txt.hbs': 'by {{engine}}\n' },
    });
    const service = await serviceOf(engine(['wind', 'steam']), { args: ['--set', 'engine=steam'] });
    service.release(engine(['wind', 'diesel']));
    expect(await service.idp(['update'])).toEqual({
      exit: 2,
      out: '',
      err: '"engine" was "steam", but must be one of wind, diesel  [answers/missing]\n   hint  add --set engine=wind\n',
    });
    expect(await service.idp(['update', '--set', 'engine=diesel'])).toMatchObject({ exit: 0 });
    expect(service.files()).toEqual({ 'engine.txt': 'by diesel\n' });
  });

  test('of which a choice disappeared that nobody chose: it takes the new default', async () => {
    const engine = (choices: readonly string[]) => ({
      parameters: {
        engine: { type: 'string', title: 'Engine', enum: choices, default: choices[0] },
      },
      files: { 'engine.txt.hbs': 'by {{engine}}\n' },
    });
    const service = await serviceOf(engine(['steam', 'wind']));
    service.release(engine(['diesel', 'wind']));
    expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
    expect(service.files()).toEqual({ 'engine.txt': 'by diesel\n' });
  });

  test('whose default changed: who never chose follows, who chose keeps', async () => {
    const more = { parameters: { crew: { ...crew, default: 6 } }, files };
    const never = await serviceOf({ parameters: { crew }, files });
    never.release(more);
    expect(await never.idp(['update'])).toMatchObject({ exit: 0, err: '' });
    expect(never.files()).toEqual({ 'crew.txt': 'crew of 6\n' });

    const chose = await serviceOf({ parameters: { crew }, files }, { args: ['--set', 'crew=3'] });
    chose.release(more);
    expect(await chose.idp(['update'])).toEqual({ exit: 0, out: '', err: '' });
    expect(chose.files()).toEqual({ 'crew.txt': 'crew of 3\n' });
  });

  test('whose condition flips: its files come and go', async () => {
    const steam = { type: 'boolean', title: 'Under steam', default: false };
    const coal = { type: 'integer', title: 'Tons', default: 5, when: 'steam' };
    const release = {
      parameters: { steam, coal },
      files: { 'coal.txt.hbs': '{{coal}} tons\n', 'log.txt': 'one\n' },
      spec: { files: [{ path: 'coal.txt', when: 'steam' }] },
    };
    const service = await serviceOf(release);
    expect(service.files()).toEqual({ 'log.txt': 'one\n' });
    expect(await service.idp(['update', '--set', 'steam=true'])).toEqual({
      exit: 0,
      out: 'create  coal.txt\n',
      err: '',
    });
    expect(service.files()).toEqual({ 'coal.txt': '5 tons\n', 'log.txt': 'one\n' });
    expect(
      await service.idp(['update', '--force', '--set', 'steam=false', '--no-hooks']),
    ).toMatchObject({ exit: 0, out: 'delete  coal.txt\n' });
    expect(service.files()).toEqual({ 'log.txt': 'one\n' });
  });
});

describe('idp update --set', () => {
  test('renders the same version anew', async () => {
    const service = await serviceOf({ parameters: { crew }, files });
    service.edit({ 'log.txt': 'mine\n' });
    expect(await service.idp(['update', '--set', 'crew=9'])).toEqual({
      exit: 0,
      out: 'update  crew.txt\n',
      err: '',
    });
    expect(service.files()).toEqual({ 'crew.txt': 'crew of 9\n', 'log.txt': 'mine\n' });
    expect(locked(service)).toEqual({ answers: { name: 'skua', crew: 9 }, defaults: {} });
  });

  test('that answers as before changes nothing', async () => {
    const service = await serviceOf({ parameters: { crew }, files }, { args: ['--set', 'crew=9'] });
    const err = 'Already up to date: trawler 1.0.0\n';
    expect(await service.idp(['update', '--set', 'crew=9'])).toEqual({ exit: 0, out: '', err });
  });

  test('refuses what its parameter does not take, and what is no parameter', async () => {
    const service = await serviceOf({ parameters: { crew }, files });
    const { exit, err } = await service.idp(['update', '--set', 'crew=0', '--set', 'crw=1']);
    expect(exit).toBe(2);
    expect(err).toContain('"crew" is 0 (--set crew), but must be at least 1  [answers/invalid]');
    expect(err).toContain('"crw" is not a parameter (--set crw)  [answers/unknown]');
  });
});
