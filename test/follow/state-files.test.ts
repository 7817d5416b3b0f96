import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Service, serviceOf } from './support/service.ts';

const given = { files: { 'log.txt': 'one\n' } };

/** What may stand at a file of the state, and what is said of it. */
const states: Readonly<
  Record<string, { readonly lay: (file: string) => void; readonly says: RegExp }>
> = {
  'is missing': { lay: () => {}, says: /is missing|no \.idp\/lock\.yaml here/ },
  'is empty': { lay: (file) => writeFileSync(file, ''), says: /\[lockfile\/invalid\]/ },
  'is a folder': { lay: (file) => mkdirSync(file), says: /is a folder {2}\[lockfile\/invalid\]/ },
  'is a named pipe': {
    lay: (file) => void execFileSync('mkfifo', [file]),
    says: /is a named pipe {2}\[lockfile\/invalid\]/,
  },
  'is a link to nowhere': {
    lay: (file) => symlinkSync('nowhere', file),
    says: /\[host\/link\]|\[lockfile\/missing\]/,
  },
  'is a link to a file': { lay: (file) => symlinkSync('../log.txt', file), says: /\[host\/link\]/ },
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
  ['update', '--abort'],
  ['add', 'ci=drone'],
  ['remove', 'ci'],
  ['explain', 'log.txt'],
];

async function serviceWith(path: string, lay: (file: string) => void): Promise<Service> {
  const service = await serviceOf(given);
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
          out: '',
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
    const service = await serviceOf(given);
    rmSync(join(service.folder, path), { force: true });
    state?.lay(join(service.folder, path));
    for (const args of commands)
      expect(await service.idp(args), args.join(' ')).toMatchObject({
        exit: 2,
        out: '',
        err: expect.stringMatching(state?.says ?? /^$/),
      });
  });
});
