import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generateService } from '../support/generate-service.ts';
import { expectSuccess, run } from '../support/run.ts';
import { environmentOf } from '../support/runtimes.ts';
import { describeWithTools } from '../support/tools.ts';
import type { Path } from '../support/variants.ts';

const idp = fileURLToPath(new URL('../../../bin/idp.js', import.meta.url));

/** Every set of code that a service can be made of, by the flags that lay it. */
const sets: readonly (readonly [string, readonly string[]])[] = [
  ['the service alone', ['--without', 'ci,runtime,observability,policy']],
  ['no code of a capability', []],
  ['PostgreSQL', ['--with', 'state=postgres']],
  ['NATS', ['--with', 'messaging=nats']],
  ['PostgreSQL and NATS', ['--with', 'state=postgres', '--with', 'messaging=nats']],
];

async function layWith(path: Path, flags: readonly string[]) {
  const folder = await generateService(path, ...flags);
  const lock = () => readFileSync(join(folder, files[path]), 'utf8');
  const expectRun = async (...[file = '', ...args]: string[]) =>
    expectSuccess(await run(file, args, { cwd: folder, env: environmentOf(path) }));
  return { folder, lock, expectRun };
}

const files = {
  'node-service': 'package-lock.json',
  'go-service': 'go.sum',
  'python-service': 'uv.lock',
} as const satisfies Record<Path, string>;

describeWithTools(['node24'], 'the lock file of node-service', () => {
  it.each(sets)('fits %s as it is generated, and npm leaves it as it is', async (_, flags) => {
    const { lock, expectRun } = await layWith('node-service', flags);
    const generated = lock();
    await expectRun('npm', 'ci', '--no-audit', '--no-fund');
    await expectRun('npm', 'ls', '--all');
    await expectRun('npm', 'ci', '--omit=dev', '--no-audit', '--no-fund');
    await expectRun('npm', 'ls', '--all', '--omit=dev');
    await expectRun('npm', 'install', '--no-audit', '--no-fund');
    expect(lock()).toBe(generated);
    expect(generated).not.toContain('"resolved"');
  });
});

describeWithTools(['uv'], 'the lock file of python-service', () => {
  it.each(sets)('names every package of %s, and uv keeps its versions', async (_, flags) => {
    const { lock, expectRun } = await layWith('python-service', flags);
    const generated = lock();
    expect(generated).not.toContain('://');
    await expectRun('uv', 'sync');
    await expectRun('uv', 'sync', '--locked');
    const own = /^name = "(orders)"\nversion = "(.+)"$/m;
    expect(versionsIn(lock().replace(own, ''))).toEqual(versionsIn(generated));
  });
});

function versionsIn(lock: string): readonly string[] {
  const found = lock.matchAll(/^name = "(.+)"\nversion = "(.+)"$/gm);
  return [...found].map(([, name, version]) => `${name} ${version}`).sort();
}

describe('the sums of go-service', () => {
  it.each(sets)(
    'are those of all modules of %s, and nothing is left to choose',
    async (_, flags) => {
      const { expectRun } = await layWith('go-service', flags);
      await expectRun('go', 'mod', 'download');
      await expectRun('go', 'mod', 'verify');
      await expectRun('go', 'mod', 'tidy', '-diff');
      await expectRun('go', '-C', 'tools', 'mod', 'download');
      await expectRun('go', '-C', 'tools', 'mod', 'verify');
    },
  );
});

/** A person, so that git commits. */
const somebody = ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example'] as const;

/** How a lock file moves before the layers change: not at all, or as a bot for updates moves it. */
const moves = {
  'node-service': {
    file: 'package.json',
    pin: '"pino": "10.4.0"',
    older: '"pino": "10.3.1"',
    relock: ['npm', 'install', '--package-lock-only', '--no-audit', '--no-fund'],
    fits: ['npm', 'ci', '--no-audit', '--no-fund'],
  },
  'python-service': {
    file: 'pyproject.toml',
    pin: '"httpx==0.28.1"',
    older: '"httpx==0.28.0"',
    relock: ['uv', 'lock'],
    fits: ['uv', 'sync', '--locked'],
  },
} as const;

describeWithTools(['node24', 'uv'], 'the lock file', () => {
  it.each([
    ['node-service', 'as it was generated'],
    ['node-service', 'that was moved since'],
    ['python-service', 'as it was generated'],
    ['python-service', 'that was moved since'],
  ] as const)('of %s %s fits what layers come and go', async (path, state) => {
    const { file, pin, older, relock, fits } = moves[path];
    const { folder, lock, expectRun } = await layWith(path, []);
    const commit = async () => {
      await expectRun('git', 'add', '--all');
      await expectRun('git', ...somebody, 'commit', '--quiet', '--message', 'A state');
    };
    if (state === 'that was moved since') {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text).toContain(pin);
      writeFileSync(join(folder, file), text.replace(pin, older));
    }
    await expectRun(...relock);
    await expectRun('git', 'init', '--quiet');
    await commit();
    const before = lock();
    await expectRun(process.execPath, idp, 'add', 'state=postgres');
    await expectRun(...fits);
    expect(lock()).not.toBe(before);
    await commit();
    await expectRun(process.execPath, idp, 'remove', 'state');
    await expectRun(...fits);
    expect(lock()).toBe(before);
  });
});
