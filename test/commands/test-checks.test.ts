import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Run, shellWithShipped } from '../support/run-idp.ts';
import { boats, writeBoats } from './a-catalog.ts';

interface Check {
  readonly title: string;
  readonly script: string;
  readonly timeout?: number;
}

/** Somebody whose raft has these checks, each a script for Node.js, and whose scratch folders stand in `tmp`. */
function yard(checks: readonly Check[]) {
  const shell = shellWithShipped();
  writeBoats(shell);
  const declared = checks.map(({ title, script, timeout = 60 }) =>
    JSON.stringify({ title, run: ['node', '-e', script], timeout }),
  );
  shell.write(
    'templates/raft/template.yaml',
    `${boats['raft/template.yaml']}  needs: { node: Runs the checks. }\n  checks:\n${declared.map((one) => `    - ${one}\n`).join('')}`,
  );
  const tmp = join(shell.root, 'tmp');
  mkdirSync(tmp);
  vi.stubEnv('TMPDIR', tmp);
  onTestFinished(() => void vi.unstubAllEnvs());
  const run = (
    args: readonly string[] = [],
    signal?: AbortSignal,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Run> =>
    shell.idp(['test', '--catalog', 'templates', '--checks', ...args], {
      environment,
      ...(signal && { signal }),
    });
  return { ...shell, tmp, run };
}

const inFolder = {
  title: 'Has a space',
  script: 'process.exit(process.cwd().includes(" ") ? 0 : 1)',
};
const sinks = { title: 'Floats', script: 'console.log("a hole\\nin the hull"); process.exit(3)' };

/** What it took differs from run to run. */
function withoutTimes(text: string): string {
  return text.replaceAll(/\d+(\.\d)? s\b/g, 'N s');
}

test('each example is made for real, in a folder with a space in its path, and gone afterwards', async () => {
  const reads =
    'require("node:assert").equal(fs.readFileSync("README.md", "utf8").split("\\n")[0], "# kon-tiki")';
  const { run, tmp } = yard([inFolder, { title: 'Has a name', script: reads }]);
  const { exit, out, err } = await run();
  expect(withoutTimes(err)).toBe(
    'passed  raft/default: Has a space  N s\npassed  raft/default: Has a name  N s\n',
  );
  expect(withoutTimes(out)).toContain(
    'checks    2 of 2 passed; the longest took N s: raft/default: Has a',
  );
  expect(exit).toBe(0);
  expect(readdirSync(tmp)).toEqual([]);
});

test('a check that fails shows what it printed; what stands after it is skipped', async () => {
  const { run } = yard([inFolder, sinks, inFolder]);
  const { exit, out, err } = await run(['--format', 'text']);
  expect(exit).toBe(1);
  expect(withoutTimes(err)).toBe(
    'passed  raft/default: Has a space  N s\nfailed  raft/default: Floats  N s\nskipped raft/default: Has a space\n',
  );
  expect(withoutTimes(out).split('catalog  ')[0]).toBe(
    `templates/raft/template.yaml:17:7  raft/default: Floats failed with exit status 3 after N s: node -e 'console.log("a hole\\nin the hull"); process.exit(3)'  [test/check-failed]
   17 |     - {"title":"Floats","run":["node","-e","console.log(\\"a hole\\\\nin t…
      |       ^
   a hole
   in the hull
`,
  );
});

test('of a long output a check that fails shows what says why, and the end; --verbose all', async () => {
  const script =
    'for (let i = 1; i < 100; i++) console.log(i === 7 ? "error: a hole" : "plank " + i); process.exit(3)';
  const { run } = yard([{ title: 'Floats', script }]);
  const excerpt = '   … 6 lines: idp test --verbose\n   error: a hole\n   plank 8\n   … 61 lines:';
  const { out } = await run(['--format', 'text']);
  expect(out).toContain(excerpt);
  expect(out).toContain('idp test --verbose\n   plank 70\n');
  const whole = await run(['--verbose']);
  expect(whole.out).toContain('\n   plank 9\n   plank 10\n');
});

test('for programs, each check with its end and its output', async () => {
  const { run } = yard([
    { title: 'Waits', script: 'console.log("waiting"); setInterval(() => {}, 1000)', timeout: 5 },
    inFolder,
  ]);
  const { exit, out } = await run(['--format', 'json']);
  expect(exit).toBe(1);
  expect(JSON.parse(out).checks).toMatchObject([
    { case: 'raft/default', title: 'Waits', state: 'timeout', log: 'waiting' },
    { case: 'raft/default', title: 'Has a space', state: 'skipped', seconds: 0, log: '' },
  ]);
});

test('with --keep the services stay, and it is reported where', async () => {
  const { run, tmp } = yard([inFolder]);
  const { exit, err } = await run(['--keep']);
  expect(exit).toBe(0);
  const [kept = ''] = readdirSync(tmp);
  expect(err).toContain(`kept    ${join(tmp, kept)}\n`);
  expect(readFileSync(join(tmp, kept, 'raft-default', '.idp/lock.yaml'), 'utf8')).toContain('raft');
});

test('with --cases all the cover is checked too, several at a time', async () => {
  const { run } = yard([inFolder]);
  const { exit, out } = await run(['--cases', 'all', '--jobs', '2']);
  expect(exit).toBe(0);
  expect(out).toContain('checks    9 of 9 passed');
});

test('a cancelled run ends what it started, and leaves nothing behind', async () => {
  const here = yard([
    {
      title: 'Waits',
      script:
        'fs.writeFileSync(process.env.PATH_TO_TELL, String(process.pid)); setInterval(() => {}, 1000)',
    },
  ]);
  const told = join(here.root, 'pid');
  const cancellation = new AbortController();
  const running = here.run([], cancellation.signal, { PATH_TO_TELL: told });
  await vi.waitFor(
    () => expect(existsSync(told) && readFileSync(told, 'utf8')).toMatch(/^\d+$/),
    20_000,
  );
  cancellation.abort();
  expect(await running).toMatchObject({ exit: 130, out: '' });
  expect(() => process.kill(Number(readFileSync(told, 'utf8')), 0)).toThrow('ESRCH');
  expect(readdirSync(here.tmp)).toEqual([]);
  rmSync(told);
});
