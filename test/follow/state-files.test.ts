import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Service, serviceOf } from './support/service.ts';

const provided = { files: { 'log.txt': 'one\n' } };

/** What may stand at a file of the state, and what is said of it. */
const states: Readonly<
  Record<string, { readonly lay: (file: string) => void; readonly says: RegExp }>
> = {
  'is missing': { lay: () => {}, says: /is missing|no \.idp\/lock\.yaml in/ },
  'is empty': { lay: (file) => writeFileSync(file, ''), says: /\[lockfile\/invalid\]/ },
  'is a folder': { lay: (file) => mkdirSync(file), says: /is a folder {2}\[lockfile\/invalid\]/ },
  'is a named pipe': {
    lay: (file) => void execFileSync('mkfifo', [file]),
    says: /is a named pipe {2}\[lockfile\/invalid\]/,
  },
  'is a link to nowhere': {
    lay: (file) => symlinkSync('nowhere', file),
    says: /\[files\/link\]|\[lockfile\/missing\]/,
  },
  'is a link to a file': {
    lay: (file) => symlinkSync('../log.txt', file),
    says: /\[files\/link\]/,
  },
  'is not UTF-8': {
    lay: (file) => writeFileSync(file, Buffer.from('schema: 2\nname: \xff\xfe\n', 'latin1')),
    says: /\[lockfile\/invalid\]/,
  },
  'is UTF-16': {
    lay: (file) => writeFileSync(file, Buffer.from('\ufeffschema: 2\n', 'utf16le')),
    says: /\[lockfile\/invalid\]/,
  },
};

const commands = [
  ['status'],
  ['status', '--format', 'json'],
  ['update', '--dry-run'],
  ['update'],
  ['update', '--continue'],
  ['add', 'ci=drone'],
  ['remove', 'ci'],
  ['explain', 'log.txt'],
];

/** The same reason, for programs. */
const errorDocument = /^\{\n {2}"version": 2,\n {2}"errors": \[\n/;

async function serviceWith(path: string, lay: (file: string) => void): Promise<Service> {
  const service = await serviceOf(provided);
  const file = join(service.folder, path);
  rmSync(file);
  lay(file);
  return service;
}

describe.each(['.idp/lock.yaml', '.idp/base'])('%s', (path) => {
  test.each(Object.entries(states))(
    'that %s stops every command, with the reason',
    async (_, { lay, says }) => {
      const service = await serviceWith(path, lay);
      for (const args of commands) {
        const { exit, out, err } = await service.idp(args);
        expect({ exit, out, err }, args.join(' ')).toEqual({
          exit: 2,
          out: args.includes('json') ? expect.stringMatching(errorDocument) : '',
          err: expect.stringMatching(says),
        });
        expect(err).not.toMatch(/^ +at |This is a bug/m);
      }
    },
  );
});

describe.each(['.idp/.gitattributes', '.idp/.gitignore', '.idp/unfinished'])('%s', (path) => {
  test.each(['is a folder', 'is a named pipe'])('that %s stops every command too', async (name) => {
    const state = states[name];
    const service = await serviceOf(provided);
    rmSync(join(service.folder, path), { force: true });
    state?.lay(join(service.folder, path));
    const isRead = path === '.idp/unfinished';
    for (const args of isRead ? [...commands, ['update', '--abort']] : commands)
      expect(await service.idp(args), args.join(' ')).toMatchObject({
        exit: 2,
        out: args.includes('json') ? expect.stringMatching(errorDocument) : '',
        err: expect.stringMatching(state?.says ?? /^$/),
      });
  });
});

describe('a project whose .idp git left out of the work tree', () => {
  async function withoutState(): Promise<Service> {
    const service = await serviceOf({ files: { 'deck/log.txt': 'one\n' } });
    service.git('sparse-checkout', 'set', 'deck');
    return service;
  }

  const reported = {
    exit: 2,
    out: '',
    err:
      '.idp/lock.yaml  is not checked out in this work tree  [lockfile/missing]\n' +
      '   hint  git sparse-checkout add .idp, or git sparse-checkout disable\n',
  };

  test('is reported as what it is, also from a folder in it', async () => {
    const service = await withoutState();
    expect(await service.idp(['status'])).toEqual(reported);
    expect(await service.idp(['update'])).toEqual(reported);
    const { err } = await service.idp(['status'], { from: 'work/skua/deck' });
    expect(err).toContain('../.idp/lock.yaml  is not checked out');
  });

  test('is no project to adopt, or to make another of', async () => {
    const service = await withoutState();
    const adopt = ['adopt', '--template', 'trawler', '--set', 'name=skua'];
    expect(await service.idp(adopt)).toEqual(reported);
    for (const more of [[], ['--dry-run']]) {
      const make = ['new', 'boat', 'skua', '--out', '.', '--force', '--yes', ...more];
      expect(await service.idp(make)).toMatchObject({
        exit: 2,
        out: '',
        err: expect.stringContaining('. already contains another service  [lockfile/exists]'),
      });
    }
  });

  test('lacks the base alone', async () => {
    const service = await serviceOf(provided);
    service.git('sparse-checkout', 'set', '--no-cone', '/*', '!/.idp/base');
    expect(await service.idp(['status'])).toEqual({
      ...reported,
      err: reported.err.replace('lock.yaml', 'base'),
    });
  });
});
