import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Shell, shellWith } from '../support/run-idp.ts';
import { pathsIn, treeText } from '../support/tree-text.ts';

const exactArguments = '["ink","two words","$HOME; *",""]\n';
const history = '["history"]\n';
const bound = '["bound"]\n';

const recordOf = ({ work }: Shell, folder = 'ink') =>
  readFileSync(join(work, folder, 'record.txt'), 'utf8');

test('hooks run in the new folder, in order, with their exact arguments', async () => {
  const shell = shellWith('hooks-of-every-ending');
  expect(await shell.idp(['new', 'workshop', 'ink'])).toEqual({
    exit: 0,
    out: 'ready    ink\nstart    cd ink\n',
    err: 'run     Set ink\nrun     Begin a history\nrun     Bind\n',
  });
  expect(recordOf(shell)).toBe(exactArguments + history + bound);
});

test('--no-hooks runs none, and --quiet tells of none', async () => {
  const shell = shellWith('hooks-of-every-ending');
  const commands = `node tools/record.mjs blank 'two words' '$HOME; *' '' && node tools/record.mjs history && node tools/record.mjs bound`;
  expect(await shell.idp(['new', 'workshop', 'blank', '--no-hooks'])).toEqual({
    exit: 0,
    out: `ready    blank\nfirst    cd blank && ${commands}\nstart    cd blank\n`,
    err: '',
  });
  expect(pathsIn(join(shell.work, 'blank'))).not.toContain('record.txt');
  expect(await shell.idp(['new', 'workshop', 'ink', '-q'])).toEqual({ exit: 0, out: '', err: '' });
  expect(recordOf(shell)).toBe(exactArguments + history + bound);
});

test.each([
  [
    'nobody',
    { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'user.useConfigOnly', GIT_CONFIG_VALUE_0: 'true' },
  ],
  [
    'Ana',
    {
      GIT_AUTHOR_NAME: 'Ana',
      GIT_AUTHOR_EMAIL: 'ana@press.example',
      GIT_COMMITTER_NAME: 'Ana',
      GIT_COMMITTER_EMAIL: 'ana@press.example',
    },
  ],
])(
  'a commit by %s: the commands that name the author come before the first hook',
  async (who, known) => {
    const shell = shellWith('hooks-of-every-ending');
    shell.write(
      'own/box/template.yaml',
      `apiVersion: idp/v1
kind: Template
metadata: { name: box, title: Box, owner: printers, version: 1.0.0 }
spec:
  creates: box
  parameters: { name: { type: string, title: Name, format: dns-label } }
  hooks:
    - { title: Repository, run: [git, init, --quiet] }
    - { title: First commit, run: [git, commit, --quiet, --allow-empty, --message, First], optional: true }
  needs: { git: Keeps the history. }
`,
    );
    shell.write('own/box/skeleton/box.txt', 'a box\n');
    const { out, err } = await shell.idp(['new', 'box', 'ink', '--catalog', 'own', '--trust'], {
      environment: {
        PATH: process.env.PATH ?? '',
        HOME: shell.work,
        GIT_CONFIG_NOSYSTEM: '1',
        ...known,
      },
    });
    const hooks = 'run     Repository\nrun     First commit\n';
    const commands =
      "missing git does not know who commits; tell it once:\n        git config --global user.name 'Your Name'\n        git config --global user.email you@example.com\n";
    const skipped = 'skipped First commit: git does not know who commits\n';
    expect(err).toBe(who === 'nobody' ? commands + hooks + skipped : hooks);
    expect(out).toBe(
      who === 'nobody'
        ? 'ready    ink\nfirst    cd ink && git commit --quiet --allow-empty --message First\nstart    cd ink\n'
        : 'ready    ink\nstart    cd ink\n',
    );
  },
);

const failures = [
  [
    'badly',
    'ink is low\npaper is out\n',
    'Press badly failed with exit status 3: node tools/fail.mjs  [hook/failed]',
    'node tools/fail.mjs',
  ],
  [
    'slowly',
    'drying\n',
    'Press slowly did not finish within 1 s: node tools/wait.mjs  [hook/timeout]',
    'node tools/wait.mjs',
  ],
  [
    'nowhere',
    '',
    'Press nowhere needs there-is-no-such-press, which is not installed  [hook/not-found]',
    'there-is-no-such-press 1',
  ],
] as const;

test.each(failures)(
  'a hook that ends %s leaves the service',
  async (ending, log, said, command) => {
    const shell = shellWith('hooks-of-every-ending');
    const out = 'my shop/ink';
    const argv = ['new', 'workshop', 'ink', '--set', `ending=${ending}`, '--out', out];
    expect(await shell.idp(argv)).toEqual({
      exit: 2,
      out: '',
      err: [
        `run     Set ink\nrun     Press ${ending}\nfailed  Press ${ending}\n${log}${said}\n`,
        `   hint  the service is in ${out}; to continue: cd 'my shop/ink' && ${command}`,
        ' && node tools/record.mjs history && node tools/record.mjs bound\n',
      ].join(''),
    });
    expect(recordOf(shell, out)).toBe(exactArguments);
    expect(pathsIn(join(shell.work, out))).toContain('.idp/lock.yaml');
  },
);

/** The press with one more hook, which runs a program that is declared and not there. */
function withoutInk(optional: boolean): Shell {
  const shell = shellWith('several-of-one-kind');
  shell.write(
    'shop/etching/template.yaml',
    `apiVersion: idp/v1
kind: Template
metadata: { name: etching, title: Etching, owner: printers, version: 1.0.0 }
spec:
  creates: etching
  parameters: { name: { type: string } }
  needs: { node: Runs the tools., no-such-acid: Etches the plate. }
  hooks:
    - { title: Polish, run: [node, --eval, ""] }
    - { title: Etch, run: [no-such-acid, plate], optional: ${optional} }
`,
  );
  shell.write('shop/etching/skeleton/README.md.hbs', '{{name}}\n');
  return shell;
}

const etch = ['new', 'etching', 'moth', '--catalog', 'shop', '--trust'];

test('a needed program that is not there is reported before the first hook', async () => {
  const { idp } = withoutInk(true);
  expect(await idp(etch)).toEqual({
    exit: 0,
    out: 'ready    moth\nfirst    cd moth && no-such-acid plate\nstart    cd moth\n',
    err: [
      'missing no-such-acid is not installed: Etches the plate.\n',
      'run     Polish\nrun     Etch\nskipped Etch: no-such-acid is not installed\n',
    ].join(''),
  });
});

test('no hook runs if one that must not fail needs a program that is not there', async () => {
  const { idp } = withoutInk(false);
  expect(await idp(etch)).toEqual({
    exit: 2,
    out: '',
    err: [
      'Etch needs no-such-acid, which is not installed: Etches the plate.  [hook/not-found]\n',
      "   hint  the service is in moth; to continue: cd moth && node --eval '' && no-such-acid plate\n",
    ].join(''),
  });
});

test('the commands of the hint really go on', async () => {
  const shell = shellWith('hooks-of-every-ending');
  const argv = ['new', 'workshop', 'ink', '--set', 'ending=badly', '--out', "it's here/ink"];
  const { err } = await shell.idp(argv);
  const fixResult = /to continue: (.*)\n/.exec(err)?.[1] ?? '';
  shell.write("it's here/ink/tools/fail.mjs", '');
  execFileSync('sh', ['-c', fixResult], { cwd: shell.work });
  expect(recordOf(shell, "it's here/ink")).toBe(exactArguments + history + bound);
});

test('an optional hook may fail', async () => {
  const shell = shellWith('hooks-of-every-ending');
  const run = await shell.idp(['new', 'workshop', 'ink', '--set', 'ending=optionally']);
  expect(run).toMatchObject({
    exit: 0,
    out: 'ready    ink\nfirst    cd ink && node tools/fail.mjs 7\nstart    cd ink\n',
  });
  expect(run.err).toContain(
    '\nskipped Press at leisure: exit 7\n        ink is low\n        paper is out\nrun     Begin',
  );
  expect(recordOf(shell)).toBe(exactArguments + history + bound);
});

test('a hook that would begin a history does not where there is one', async () => {
  const shell = shellWith('hooks-of-every-ending');
  mkdirSync(join(shell.work, '.git'));
  const run = await shell.idp(['new', 'workshop', 'ink']);
  expect(run).toMatchObject({ exit: 0, err: 'run     Set ink\nrun     Bind\n' });
  expect(recordOf(shell)).toBe(exactArguments + bound);
  const { out } = await shell.idp(['new', 'workshop', 'ink', '--dry-run', '--out', 'other']);
  expect(out).toMatch(/Set ink[\s\S]*Bind/);
  expect(out).not.toContain('history');
});

test('what was cancelled before it began writes nothing', async () => {
  const { idp, work } = shellWith('hooks-of-every-ending');
  const run = await idp(['new', 'workshop', 'ink'], { signal: AbortSignal.abort() });
  expect(run).toEqual({
    exit: 130,
    out: '',
    err: 'cancelled; nothing was written  [usage/cancelled]\n',
  });
  expect(pathsIn(work)).toEqual([]);
});

const foreign = ['new', 'workshop', 'ink', '--catalog', '../catalog'];

test.each([
  ['--catalog', foreign, {}],
  ['IDP_CATALOG', ['new', 'workshop', 'ink'], { IDP_CATALOG: '../catalog' }],
])('a catalog by %s runs nothing without consent', async (_, argv, environment) => {
  const { idp, work } = shellWith('hooks-of-every-ending');
  expect(await idp(argv, { environment })).toEqual({
    exit: 2,
    out: '',
    err: 'the catalog ../catalog did not ship with idp and wants to run 3 commands  [hook/untrusted]\n   hint  inspect them with --dry-run, then add --trust to run them or --no-hooks to skip them\n',
  });
  expect(pathsIn(work)).toEqual([]);
});

test('a catalog that wants one thing is not said to want several', async () => {
  const { idp, write } = shellWith('several-of-one-kind');
  write(
    'shop/stamp/template.yaml',
    `apiVersion: idp/v1
kind: Template
metadata: { name: stamp, title: Stamp, owner: printers, version: 1.0.0 }
spec:
  creates: stamp
  parameters: { name: { type: string } }
  hooks: [{ title: Stamp, run: [node, --version] }]
`,
  );
  write('shop/stamp/skeleton/README.md.hbs', '{{name}}\n');
  const { err } = await idp(['new', 'stamp', 'red', '--catalog', 'shop']);
  expect(err).toMatch(/^the catalog shop did not ship with idp and wants to run a command {2}\[/);
});

test('what the refusal of a foreign catalog advises works', async () => {
  const shell = shellWith('hooks-of-every-ending');
  const looked = await shell.idp([...foreign, '--dry-run']);
  expect(looked.out).toMatch(/\nThen runs, in ink:\n.*node tools\/record\.mjs ink 'two words'/);
  expect(await shell.idp([...foreign, '--out', 'none', '--no-hooks'])).toMatchObject({ exit: 0 });
  expect(pathsIn(join(shell.work, 'none'))).not.toContain('record.txt');
  expect(await shell.idp([...foreign, '--trust'])).toMatchObject({ exit: 0 });
  expect(recordOf(shell)).toBe(exactArguments + history + bound);
});

const token = 'hunter2-does-not-leak';

test.each([
  ['--set', ['--set', `token=${token}`], {}],
  ['the environment', [], { IDP_SET_TOKEN: token }],
])('a secret by %s reaches the hooks and stands nowhere', async (_, flags, environment) => {
  const shell = shellWith('hooks-of-every-ending');
  const argv = ['new', 'workshop', 'ink', ...flags];
  const runs = [
    await shell.idp([...argv, '--dry-run'], { environment }),
    await shell.idp([...argv, '--dry-run', '--format', 'json'], { environment }),
    await shell.idp([...argv, '--format', 'json'], { environment }),
  ];
  expect(runs.map(({ exit }) => exit)).toEqual([0, 0, 0]);
  expect(recordOf(shell)).toMatch(`${exactArguments.trim()}, ${token.length} letters of token\n`);
  expect(JSON.stringify(runs) + treeText(shell.work)).not.toContain(token);
  expect(JSON.parse(runs[2]?.out ?? '').answers).toContainEqual(
    expect.objectContaining({ name: 'token', value: null, secret: true }),
  );
});

test('the hint of a failed hook says which secrets the rest may want, not what they are', async () => {
  const { idp } = shellWith('hooks-of-every-ending');
  const answers = ['--set', 'ending=badly', '--set', `token=${token}`];
  const { err } = await idp(['new', 'workshop', 'ink', ...answers]);
  expect(err).toContain('; to continue, with IDP_SET_TOKEN in the environment: cd ink && node ');
  expect(err).not.toContain(token);
});

test.each([
  ['badly', 'paper is out\nbought with ***\nPress badly failed with exit status 3'],
  [
    'optionally',
    'skipped Press at leisure: exit 7\n        ink is low\n        paper is out\n        bought with ***\n',
  ],
])('a secret that a hook says aloud is hidden when it ends %s', async (ending, said) => {
  const { idp } = shellWith('hooks-of-every-ending');
  const answers = ['--set', `ending=${ending}`, '--set', `token=${token}`];
  const { out, err } = await idp(['new', 'workshop', 'ink', ...answers]);
  expect(err).toContain(said);
  expect(out + err).not.toContain(token);
});
