import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { layCatalog } from '../../package/support/lay-catalog.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath } from '../support/tools.ts';
import { temporaryFolder } from '../support/workspace.ts';

const program = resolve('bin/idp.js');

/** All that has to do with files; a machine need not have each of them. */
const files = [
  ...['openat', 'open', 'close', 'read', 'pread64', 'write', 'pwrite64', 'statx', 'newfstatat'],
  ...['stat', 'lstat', 'fstat', 'readlink', 'getdents64', 'mkdir', 'rename', 'unlink', 'rmdir'],
  ...['access', 'chmod', 'fchmod', 'utimensat'],
];

/** How often a run of Node.js asks the kernel for anything about files: the same on every machine with the same Node.js. */
async function callsOf(args: readonly string[], cwd: string): Promise<number> {
  const summary = join(await temporaryFolder(), 'calls');
  const trace = `trace=${files.map((name) => `?${name}`).join(',')}`;
  const strace = ['-f', '-c', '-e', trace, '-o', summary, process.execPath, ...args];
  const env = { IDP_CACHE: join(cwd, 'cache'), NODE_EXTRA_CA_CERTS: '' };
  expectSuccess(await run(toolPath('strace'), strace, { cwd, env }));
  const total = /^ *100\.00 .*total$/m.exec(await readFile(summary, 'utf8'))?.[0] ?? '';
  return Number(total.trim().split(/ +/)[3]);
}

/** With room for a deeper folder: Node.js looks at each folder above a module. */
describeWithTools(['strace'], 'system calls', () => {
  it.each([
    ['--version', 200],
    ['--help', 200],
    ['completion bash', 310],
  ])('idp %s makes at most %d more than Node.js alone', async (line, most) => {
    const cwd = await temporaryFolder();
    const alone = await callsOf(['-e', '0'], cwd);
    const more = (await callsOf([program, ...line.split(' ')], cwd)) - alone;
    expect(alone).toBeGreaterThan(50);
    expect(more).toBeLessThan(most);
  });

  it('a file more costs idp new seven: four to read it, three to write it', async () => {
    const countFor = async (count: number) => {
      const root = await temporaryFolder();
      const make = (name: string) => [
        'new',
        'lamp',
        name,
        '--catalog',
        layCatalog(root, count),
        '--yes',
      ];
      const work = join(root, 'work');
      await mkdir(work);
      await callsOf([program, ...make('first')], work);
      return callsOf([program, ...make('second')], work);
    };
    const [few, many] = [await countFor(100), await countFor(200)];
    // Threads of Node.js wake each other by a read now and then; one call more for each file would make it eight.
    expect((many - few) / 100).toBeLessThan(7.5);
  });
});
