import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packFiles } from '../../src/project/packed-files.ts';
import { parseBase } from '../../src/project/parse-base.ts';
import type { TreePath } from '../../src/shared/tree/path.ts';
import type { GeneratedFile } from '../../src/shared/tree/tree.ts';
import { layRelease } from './support/lay-release.ts';
import { serviceOf } from './support/service.ts';

const crew = { type: 'integer', title: 'Hands on board', minimum: 1, default: 3 };
const provided = { parameters: { crew }, files: { 'crew.txt.hbs': 'crew of {{crew}}\n' } };
const now = { parameters: { crew }, files: { 'crew.txt.hbs': 'a crew of {{crew}}\n' } };
const lock = '.idp/lock.yaml';

async function withLock(change: (text: string) => string | undefined, path = lock) {
  const service = await serviceOf(provided);
  service.edit({ [path]: change(String(service.all()[path])) });
  service.release(now);
  return service;
}

/** The base as an earlier `idp` wrote it. */
function packed(text: string): string {
  const base = parseBase(Buffer.from(text), 'base');
  const files = base.ok ? [...base.value] : [];
  return Buffer.from(packFiles(new Map(files as [TreePath, GeneratedFile][]))).toString();
}

/** As an earlier `idp` wrote it. */
function older(text: string): string {
  return text
    .replace(/^schema: 3\nidp: .*\ncatalog:\n.*\n/m, 'schema: 2\n')
    .replace('layers: {}', 'capabilities: {}');
}

describe('a lock', () => {
  test('that is missing', async () => {
    const service = await withLock(() => undefined);
    for (const verb of ['status', 'update'])
      expect(await service.idp([verb])).toMatchObject({
        exit: 2,
        out: '',
        err: expect.stringContaining(
          'no .idp/lock.yaml in this folder or its parents  [lockfile/missing]\n',
        ),
      });
  });

  test('edited by hand: the answer counts as chosen', async () => {
    const service = await withLock((text) => text.replace('name: skua', 'name: skua\n  crew: 8'));
    expect(await service.idp(['update'])).toEqual({ exit: 0, out: 'update  crew.txt\n', err: '' });
    expect(service.files()).toEqual({ 'crew.txt': 'a crew of 8\n' });
  });

  test.each<[string, (text: string) => string]>([
    [
      'without the layers left out and the own paths',
      (text) => text.replace(/^(without|own): .*\n/gm, ''),
    ],
    ['without the own paths', (text) => text.replace(/^own: .*\n/m, '')],
    ['with both', (text) => text],
  ])(
    'of an older schema, %s: it is read forward, and written as of today',
    async (_name, change) => {
      const service = await withLock((text) =>
        change(older(text).replace('schema: 2', 'schema: 1')),
      );
      expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
      expect(String(service.all()[lock])).toMatch(
        /^schema: 3\n[\s\S]*^catalog:\n {2}source: shipped\n[\s\S]*^layers: \{\}\nwithout: \[\]\nown: \[\]\n/m,
      );
      expect(await service.idp(['status'])).toMatchObject({ exit: 0, err: '' });
    },
  );

  test('and base of an older idp stay as they are while there is nothing to do', async () => {
    const service = await serviceOf(provided);
    const base = packed(String(service.all()['.idp/base']));
    service.edit({ [lock]: older(String(service.all()[lock])), '.idp/base': base });
    const before = service.all();
    const err = 'Already up to date: trawler 1.0.0\n';
    expect(await service.idp(['update'])).toEqual({ exit: 0, out: '', err });
    expect(service.all()).toEqual(before);
    service.release(now);
    expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
    expect(service.all()['.idp/base']).toMatch(/^idp base 2\n/);
  });

  test.each<[string, (text: string) => string, string]>([
    [
      'in conflict',
      (text) => text.replace(/^template:/m, '<<<<<<< HEAD\ntemplate:'),
      '.idp/lock.yaml  contains merge conflict markers',
    ],
    ['edited by hand into no YAML', (text) => `${text}]\n`, 'lock.yaml:'],
    ['with an unknown key', (text) => `${text}colour: red\n`, '"colour"'],
    [
      'of a schema that never was',
      (text) => text.replace('schema: 3', 'schema: 0'),
      'lock.yaml:2:9',
    ],
    [
      'of a newer schema',
      (text) => text.replace('schema: 3', 'schema: 4'),
      'was written by a newer idp (schema 4, known up to 3)',
    ],
    [
      'of a newer schema with keys of its own',
      (text) => `${text.replace('schema: 3', 'schema: 4')}more: 1\n`,
      'newer idp',
    ],
    [
      'of an older schema with a capability that is none',
      (text) => older(text).replace('capabilities: {}', 'capabilities: { beacon: 1.0.0 }'),
      'lock.yaml:',
    ],
    ['with a version that is none', (text) => text.replace('1.0.0', 'new'), 'lock.yaml:'],
    [
      'with a layer that has no list of providers',
      (text) => text.replace('layers: {}', 'layers: { beacon: 1.0.0 }'),
      'lock.yaml:',
    ],
    ['that is empty', () => '', 'lock.yaml'],
  ])('%s is refused with its location', async (_name, change, said) => {
    const service = await withLock(change);
    for (const verb of ['status', 'update']) {
      const { exit, out, err } = await service.idp([verb]);
      expect({ exit, out }).toEqual({ exit: 2, out: '' });
      expect(err).toContain('[lockfile/invalid]');
      expect(err).toContain(said);
    }
  });

  test('with an answer that its parameter does not take: it is asked again', async () => {
    const service = await withLock((text) =>
      text.replace('name: skua', 'name: skua\n  crew: many'),
    );
    const { exit, err } = await service.idp(['update']);
    expect(exit).toBe(2);
    expect(err).toContain('"crew" was "many", but must be a whole number  [answers/missing]');
  });

  test('of a template that the catalog does not have', async () => {
    const service = await withLock((text) => text.replace('name: trawler', 'name: trowler'));
    const { exit, err } = await service.idp(['update']);
    expect(exit).toBe(2);
    expect(err).toContain('[catalog/unknown-template]');
    expect(err).toContain('did you mean trawler?');
  });
});

describe('a base', () => {
  const isWrong = 'is not as idp wrote it';
  const last = 'idp update --repair';

  test.each<[string, (text: string) => string | undefined, string, string]>([
    ['that is missing', () => undefined, 'is missing', last],
    ['that was cut', (text) => text.slice(0, -5), isWrong, last],
    [
      'in conflict',
      (text) => text.replace('file ', '<<<<<<< HEAD\nfile '),
      'contains merge conflict markers',
      'git checkout --ours -- .idp',
    ],
    ['with other line ends', (text) => text.replaceAll('\n', '\r\n'), isWrong, last],
    ['with a line edited', (text) => text.replace('crew of 3', 'crew of thirty'), isWrong, last],
  ])('%s is refused, and what to do is said', async (_name, change, said, hint) => {
    const service = await withLock(change, '.idp/base');
    for (const verb of ['status', 'update']) {
      const { exit, out, err } = await service.idp([verb]);
      expect({ exit, out }).toEqual({ exit: 2, out: '' });
      expect(err).toContain(said);
      expect(err.match(/\[lockfile\/invalid\]/g)).toHaveLength(1);
      expect(err).toContain(hint);
    }
  });
});

test('the catalog that a lockfile names by its way in the repository is taken where nobody names one', async () => {
  const service = await serviceOf(provided, { folder: 'fleet/skua', repository: 'fleet' });
  const catalog = (text: string) => text.replace('source: shipped', 'source: ../templates');
  layRelease(join(service.folder, '../templates'), { version: '1.0.1', ...now });
  service.edit({ [lock]: catalog(String(service.all()[lock])) });
  expect(await service.idp(['status'])).toMatchObject({
    exit: 1,
    out: expect.stringContaining('trawler  1.0.0 → 1.0.1\n'),
  });
  expect(await service.idp(['update'])).toMatchObject({ exit: 0, out: 'update  crew.txt\n' });
  expect(String(service.all()[lock])).toContain('catalog:\n  source: ../templates\n');
});
