import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { layFiles, readFiles } from '../../follow/support/files.ts';
import { commitAll, git } from '../../follow/support/git.ts';
import { layRelease, type Release } from '../../follow/support/lay-release.ts';
import { describeWithTools } from '../support/tools.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const idp = resolve('bin/idp.js');
const crew = { type: 'integer', title: 'Hands on board', minimum: 1, default: 3 };
const flag = { type: 'string', title: 'Flag', enum: ['red', 'green'] };

let location: string;
let terminal: Terminal | undefined;

beforeEach(() => {
  location = mkdtempSync(join(tmpdir(), 'idp terminal '));
});

afterEach(async () => {
  await terminal?.close();
  terminal = undefined;
  rmSync(location, { recursive: true, force: true });
});

/** A service of 1.0.0 with an answer of its own, whose path gave it another version since. */
async function service(next: Release): Promise<string> {
  const [catalog, folder] = [join(location, 'catalog'), join(location, 'my skua')];
  layRelease(catalog, { parameters: { crew }, files: { 'crew.txt.hbs': 'crew of {{crew}}\n' } });
  const make = ['new', 'boat', 'skua', '--yes', '--out', folder, '--set', 'crew=8'];
  await execa(process.execPath, [idp, '--catalog', catalog, ...make]);
  git(folder, 'init', '--quiet');
  git(folder, 'config', 'user.name', 'Ana');
  git(folder, 'config', 'user.email', 'ana@harbour.example');
  commitAll(folder);
  layRelease(catalog, { version: '1.1.0', ...next });
  return folder;
}

async function open(folder: string, ...args: readonly string[]): Promise<Terminal> {
  const argv = [process.execPath, idp, '--catalog', join(location, 'catalog'), ...args];
  terminal = await openTerminal(argv, folder);
  return terminal;
}

const asking: Release = {
  parameters: { crew: { ...crew, maximum: 5 }, flag },
  files: { 'crew.txt.hbs': 'crew of {{crew}}, flag {{flag}}\n' },
};

describeWithTools(['tmux'], 'idp update in a terminal', () => {
  it('asks for an answer that no longer fits, and for what is new', async () => {
    const folder = await service(asking);
    const { shows, type, press, ended } = await open(folder, 'update');
    await shows('? Flag');
    await press('Down', 'Enter');
    await shows('crew was 8, but must be at most 5\n? Hands on board (3)');
    await type('9');
    await press('Enter');
    await shows('must be at most 5');
    await press('BSpace');
    await type('4');
    await press('Enter');
    const { exit, clean, screen } = await ended();
    expect({ exit, clean }).toEqual({ exit: 0, clean: true });
    expect(screen).toContain('update  crew.txt\n');
    expect(readFiles(folder)['crew.txt']).toBe('crew of 4, flag green\n');
    expect(git(folder, 'status', '--porcelain')).toContain(' M .idp/lock.yaml\n');
  });

  it('ends at Ctrl-C in a question, and has changed nothing', async () => {
    const folder = await service(asking);
    const before = readFiles(folder);
    const { shows, press, ended } = await open(folder, 'update');
    await shows('? Flag');
    await press('C-c');
    const { exit, clean, screen } = await ended();
    expect({ exit, clean }).toEqual({ exit: 130, clean: true });
    expect(screen).not.toContain('Error');
    expect(readFiles(folder)).toEqual(before);
  });

  it('asks before it runs the commands of a foreign catalog, and ends at Ctrl-C in one', async () => {
    const slow =
      "require('node:fs').writeFileSync('crew.txt', 'lost'); setTimeout(() => {}, 60_000)";
    const after = [{ title: 'Weigh anchor', run: ['node', '-e', slow] }];
    const folder = await service({
      parameters: { crew },
      files: { 'crew.txt.hbs': 'a crew of {{crew}}\n' },
      spec: { migrations: [{ to: '1.1.0', after }] },
    });
    layFiles(folder, { 'notes.txt': 'mine\n' });
    const before = readFiles(folder);
    const { shows, press, ended } = await open(folder, 'update');
    await shows('? Run these commands? (y/N)');
    await press('y', 'Enter');
    await shows(/. Weigh anchor/);
    await shows('update  crew.txt');
    await press('C-c');
    const { exit, clean, screen } = await ended();
    expect({ exit, clean }).toEqual({ exit: 130, clean: true });
    expect(screen).toContain('cancelled during Weigh anchor');
    expect(readFiles(folder)).toEqual(before);
  });
});
