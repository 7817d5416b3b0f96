import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commitAll, git as runGit } from '../follow/support/git.ts';
import { location, type Place } from '../support/place.ts';
import { runValidate } from './run-validate.ts';

interface Harbour extends Place {
  readonly git: (...args: readonly string[]) => string;
  /** Commits all that stands in the work folder. */
  readonly commit: () => void;
  /** What `idp validate --since REF` says, the folder of the test left out. */
  readonly since: (
    ref: string,
    paths?: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ) => Promise<Said>;
}

interface Said {
  readonly exit: number;
  readonly out: readonly string[];
  readonly err: string;
}

const manifest = (name: string, version: string, more = '') => `apiVersion: idp/v1
kind: Template
metadata: { name: ${name}, title: Ship, owner: pilots, version: ${version} }
spec:
  creates: ship
  parameters:
    name: { type: string, format: dns-label }
    knots: { type: integer, default: 12, advanced: true }
  layers: { radio: {} }
${more}`;

const radio = (version: string, more = '') => `apiVersion: idp/v1
kind: Capability
metadata: { layer: radio, name: vhf, title: VHF, owner: pilots, version: ${version} }
spec:
  slots: { logbook: slots/logbook.md }
${more}`;

const catalog: Readonly<Record<string, string>> = {
  'harbour/platform.yaml':
    'apiVersion: idp/v1\nkind: Platform\nmetadata: { name: bay }\nspec:\n  domain: bay.example\n  layers: { radio: { default: vhf } }\n',
  'harbour/tug/template.yaml': manifest('tug', '1.2.0'),
  'harbour/tug/skeleton/README.md.hbs': '# {{name}} of {{platform.domain}}\n\n{{slot "logbook"}}\n',
  'harbour/tug/skeleton/anchor.txt': 'iron\n',
  'harbour/tug/examples/slow.yaml': 'title: Slow\nanswers: { name: snail, knots: 3 }\n',
  'harbour/ferry/template.yaml': manifest('ferry', '3.0.0').replace(
    '  layers: { radio: {} }\n',
    '',
  ),
  'harbour/ferry/skeleton/README.md.hbs': '# {{name}} at {{knots}}\n',
  'harbour/capabilities/radio/vhf/capability.yaml': radio('0.4.0'),
  'harbour/capabilities/radio/vhf/skeleton/radio.txt.hbs': 'channel {{knots}}\n',
  'harbour/capabilities/radio/vhf/slots/logbook.md': 'Calls are kept.\n',
};

/** A repository with two templates, of which one has a radio; `first` is its first commit. */
function harbour(): Harbour {
  const here = location();
  const git = (...args: readonly string[]) => runGit(here.work, ...args);
  const commit = () => commitAll(here.work);
  const since: Harbour['since'] = async (ref, paths = ['harbour'], environment = {}) => {
    const typed = paths.map((path) => join(here.work, path));
    const { exit, out, err } = await runValidate({
      templates: 'nowhere',
      paths: typed,
      since: ref,
      environment,
    });
    const lines = out.replaceAll(`${here.work}/`, '').split('\n');
    return {
      exit,
      out: lines.filter((line) => line !== '' && !/^ /.test(line)),
      err: err.replace(/\([0-9a-f]{9}\)/, '(commit)').replaceAll(`${here.work}/`, ''),
    };
  };
  if (first !== undefined) cpSync(first, here.work, { recursive: true });
  return { ...here, git, commit, since };
}

/** The repository with its first commit: made once, and copied for each test. */
let first: string | undefined;

beforeAll(() => {
  const root = mkdtempSync(join(tmpdir(), 'idp-test-'));
  for (const [path, text] of Object.entries(catalog)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  runGit(root, 'init', '--quiet', '--initial-branch=main');
  runGit(root, 'config', 'user.name', 'Ana');
  runGit(root, 'config', 'user.email', 'ana@harbour.example');
  commitAll(root);
  runGit(root, 'tag', 'first');
  first = root;
  return () => rmSync(root, { recursive: true, force: true });
});

const still = (where: string, what: string) => `harbour/${where}  ${what}  [manifest/same-version]`;
const tug = 'tug/template.yaml:3:61';
const vhf = 'capabilities/radio/vhf/capability.yaml:3:74';

describe('a version rises with what comes out', () => {
  test.each<{
    of: string;
    files: Readonly<Record<string, string>>;
    out: readonly string[];
  }>([
    {
      of: 'a file of the template',
      files: { 'tug/skeleton/anchor.txt': 'steel\n' },
      out: [still(tug, 'tug is still 1.2.0, but its output changed with example slow: anchor.txt')],
    },
    {
      of: 'a file, and the version too',
      files: {
        'tug/skeleton/anchor.txt': 'steel\n',
        'tug/template.yaml': manifest('tug', '1.2.1'),
      },
      out: ['1 template, 1 capability, 1 example, 4 files in harbour: no problems found'],
    },
    {
      of: 'a manifest that gives the same files',
      files: { 'tug/template.yaml': manifest('tug', '1.2.0').replace('Ship', 'Tug') },
      out: ['1 template, 1 capability, 1 example, 4 files in harbour: no problems found'],
    },
    {
      of: 'a version that fell',
      files: { 'tug/template.yaml': manifest('tug', '1.1.9') },
      out: [`harbour/${tug}  tug is 1.1.9, but was 1.2.0 already  [manifest/older-version]`],
    },
    {
      of: 'a file of a capability',
      files: { 'capabilities/radio/vhf/skeleton/radio.txt.hbs': 'band {{knots}}\n' },
      out: [
        still(vhf, 'radio/vhf is still 0.4.0, but its output changed with example slow: radio.txt'),
      ],
    },
    {
      of: 'a text that a capability puts into a slot',
      files: { 'capabilities/radio/vhf/slots/logbook.md': 'Calls are lost.\n' },
      out: [
        still(vhf, 'radio/vhf is still 0.4.0, but its output changed with example slow: README.md'),
      ],
    },
    {
      of: 'a default of the template that a capability reads',
      files: { 'tug/template.yaml': manifest('tug', '1.2.0').replace('12', '14') },
      out: [still(tug, 'tug is still 1.2.0, but its output changed with its defaults: radio.txt')],
    },
    {
      of: 'a file of the template, and a capability that rose for its own',
      files: {
        'tug/skeleton/anchor.txt': 'steel\n',
        'capabilities/radio/vhf/skeleton/radio.txt.hbs': 'band {{knots}}\n',
        'capabilities/radio/vhf/capability.yaml': radio('0.5.0'),
      },
      out: [still(tug, 'tug is still 1.2.0, but its output changed with example slow: anchor.txt')],
    },
    {
      of: 'a file that only some get now',
      files: {
        'tug/template.yaml': `${manifest('tug', '1.2.0')}  files: [{ path: anchor.txt, when: (gt knots 5) }]\n`,
      },
      out: [still(tug, 'tug is still 1.2.0, but its output changed with example slow: anchor.txt')],
    },
    {
      of: 'a fact of the platform, which is no change of a template',
      files: {
        'platform.yaml': (catalog['harbour/platform.yaml'] ?? '').replace('bay.ex', 'sea.ex'),
      },
      out: ['2 templates, 1 capability, 1 example, 5 files in harbour: no problems found'],
    },
  ])('$of', async ({ files, out }) => {
    const { write, since } = harbour();
    for (const [path, text] of Object.entries(files)) write(`harbour/${path}`, text);
    expect((await since('first')).out).toEqual(out);
  });

  test('an example that was deleted proves it still', async () => {
    const { work, write, since } = harbour();
    rmSync(join(work, 'harbour/tug/examples'), { recursive: true });
    write('harbour/tug/skeleton/anchor.txt', 'steel\n');
    expect((await since('first')).out).toEqual([
      still(tug, 'tug is still 1.2.0, but its output changed with example slow: anchor.txt'),
    ]);
  });
});

describe('only what changed is checked, and what depends on it', () => {
  const broken = '# {{nmae}} {{knots}}\n';
  const undeclared = (path: string, id: string) =>
    `harbour/${path}:1:5  "nmae" is not a parameter of ${id}  [skeleton/undeclared-name]`;

  test('nothing, where nothing changed', async () => {
    const { since } = harbour();
    const err = 'since first (commit) nothing changed in harbour, so there is nothing to check\n';
    expect(await since('first')).toEqual({ exit: 0, out: [], err });
  });

  test('not what was wrong before', async () => {
    const { write, commit, since } = harbour();
    write('harbour/ferry/skeleton/README.md.hbs', broken);
    commit();
    write('harbour/tug/template.yaml', manifest('tug', '1.3.0'));
    expect(await since('HEAD')).toEqual({
      exit: 0,
      out: ['1 template, 1 capability, 1 example, 4 files in harbour: no problems found'],
      err: 'changed since HEAD (commit): tug; and what depends on it: platform, radio/vhf\n',
    });
    expect((await since('first')).out).toEqual([
      undeclared('ferry/skeleton/README.md.hbs', 'ferry'),
    ]);
  });

  test('the templates that offer a capability that changed', async () => {
    const { write, since } = harbour();
    write('harbour/capabilities/radio/vhf/capability.yaml', radio('0.5.0', '  requires: [mast]\n'));
    const { exit, out, err } = await since('first');
    expect(err).toBe(
      'changed since first (commit): radio/vhf; and what depends on it: platform, tug\n',
    );
    expect({ exit, codes: out.map((line) => /\[.*\]$/.exec(line)?.[0]) }).toEqual({
      exit: 1,
      codes: ['[capability/requires]', '[catalog/unknown-reference]', '[capability/requires]'],
    });
  });

  test('a template under a new name, and one that was replaced by the old one', async () => {
    const { work, write, commit, since } = harbour();
    const replaced = manifest('barge', '1.0.0').replace(
      'version',
      'lifecycle: deprecated, replacedBy: ferry, version',
    );
    write('harbour/barge/template.yaml', replaced.replace('  layers: { radio: {} }\n', ''));
    write('harbour/barge/skeleton/README.md.hbs', '# {{name}} at {{knots}}\n');
    commit();
    renameSync(join(work, 'harbour/ferry'), join(work, 'harbour/ship'));
    write(
      'harbour/ship/template.yaml',
      manifest('ship', '0.1.0').replace('  layers: { radio: {} }\n', ''),
    );
    expect(await since('HEAD')).toEqual({
      exit: 1,
      out: [
        'harbour/barge/template.yaml:3:89  "ferry" is not another template  [catalog/unknown-reference]',
      ],
      err: 'changed since HEAD (commit): ferry, ship; and what depends on it: platform, barge\n',
    });
  });

  test('what changed and is asked about', async () => {
    const { write, since } = harbour();
    write('harbour/ferry/skeleton/README.md.hbs', broken);
    write('harbour/tug/skeleton/README.md.hbs', broken);
    expect((await since('first', ['harbour/tug'])).out).toEqual([
      undeclared('tug/skeleton/README.md.hbs', 'tug'),
    ]);
  });

  test('all of a catalog that was not there', async () => {
    const { work, git, since } = harbour();
    git('mv', 'harbour', 'port');
    const { exit, err } = await since('first', ['port']);
    expect(exit).toBe(0);
    expect(err).toBe('changed since first (commit): ferry, platform, radio/vhf, tug\n');
    expect(readdirSync(work)).toContain('port');
  });

  test('since a branch: from where the work left it', async () => {
    const { write, git, commit, since } = harbour();
    git('checkout', '--quiet', '-b', 'work');
    write('harbour/ferry/skeleton/README.md.hbs', '# {{name}}\n\n{{knots}} knots\n');
    write(
      'harbour/ferry/template.yaml',
      manifest('ferry', '3.0.1').replace('  layers: { radio: {} }\n', ''),
    );
    commit();
    git('checkout', '--quiet', 'main');
    write('harbour/tug/template.yaml', manifest('tug', '9.0.0'));
    commit();
    git('checkout', '--quiet', 'work');
    const { exit, err } = await since('main');
    expect(exit).toBe(0);
    expect(err).toBe('changed since main (commit): ferry; and what depends on it: platform\n');
  });
});

describe('git', () => {
  const unknown = 'git does not know the commit "frist"  [git/unknown-ref]';

  test('a commit that is not there', async () => {
    const { since } = harbour();
    expect(await since('frist')).toEqual({ exit: 2, out: [unknown], err: '' });
    expect((await since('--frist')).exit).toBe(2);
  });

  test('a folder without git', async () => {
    const { work, since } = harbour();
    rmSync(join(work, '.git'), { recursive: true });
    expect(await since('first')).toEqual({
      exit: 2,
      out: ['harbour is not in a git work tree, or git is not installed  [git/missing]'],
      err: '',
    });
  });

  test('a shallow clone says what to do', async () => {
    const { root, work, write, git, commit } = harbour();
    git('checkout', '--quiet', '-b', 'work');
    write('harbour/tug/template.yaml', manifest('tug', '1.3.0'));
    commit();
    const clone = join(root, 'clone');
    git('clone', '--quiet', '--depth=1', '--branch=work', `file://${work}`, clone);
    const run = (since: string) =>
      runValidate({ templates: 'nowhere', paths: [`${clone}/harbour`], since });
    expect(await run('first')).toMatchObject({
      exit: 2,
      out: 'git does not know the commit "first"  [git/unknown-ref]\n   hint  this clone is shallow: run git fetch --unshallow, or check out with fetch-depth: 0\n',
    });
    runGit(clone, 'fetch', '--quiet', '--depth=1', 'origin', 'main');
    expect(await run('FETCH_HEAD')).toMatchObject({
      exit: 2,
      out: expect.stringMatching(/^git finds no merge base with "FETCH_HEAD"/),
    });
  });

  test('passes on what a git says that refuses, and is no verdict then', async () => {
    const { since } = harbour();
    const run = await since('first', ['harbour'], { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
    expect(run.exit).toBe(2);
    expect(run.out[0]).toMatch(
      /^git failed in .*: detected dubious ownership .* {2}\[git\/failed\]$/,
    );
  });

  test('leaves work tree, index and the folder for temporary files as they were', async () => {
    const { root, work, write, git, since } = harbour();
    write('harbour/tug/skeleton/anchor.txt', 'steel\n');
    git('add', '--all');
    write('harbour/tug/skeleton/anchor.txt', 'lead\n');
    const before = [git('status', '--porcelain'), readFileSync(join(work, '.git/index'), 'hex')];
    const { TMPDIR } = process.env;
    process.env.TMPDIR = root;
    try {
      expect((await since('first')).exit).toBe(1);
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
    expect(readdirSync(root)).toEqual(['work']);
    expect([git('status', '--porcelain'), readFileSync(join(work, '.git/index'), 'hex')]).toEqual(
      before,
    );
  });
});
