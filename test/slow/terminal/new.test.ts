import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runBuilt } from '../../support/run-built.ts';
import { treeText } from '../../support/tree-text.ts';
import { until } from '../support/poll.ts';
import { describeWithTools } from '../support/tools.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const idp = resolve('bin/idp.js');
const harbour = resolve('test/slow/terminal/fixtures/harbour');

let folder: string;
let terminal: Terminal | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'idp-terminal-'));
});

afterEach(async () => {
  await terminal?.close();
  terminal = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function open(...args: readonly string[]): Promise<Terminal> {
  terminal = await openTerminal(
    [process.execPath, idp, '--catalog', harbour, 'new', ...args],
    folder,
  );
  return terminal;
}

/** Answers every question of a crane, up to the review. */
async function answerCrane({ shows, type, press }: Terminal): Promise<void> {
  await shows('? Crane name');
  await type('goliath');
  await press('Enter');
  await shows(/\? Owning team \(2 of 3, Esc: back\) \(wharf\)/);
  await press('Enter');
  await shows('❯ amber');
  await type('fj');
  await shows('❯ fjord');
  await press('Enter');
  await shows('? Create it?');
}

describeWithTools(['tmux'], 'idp new in a terminal', () => {
  it('within a repository it lists no command that would make another', async () => {
    mkdirSync(join(folder, '.git'));
    const path = ['service', '--template', 'node-service'];
    const answers = ['orders', '--set', 'owner=payments', '--set', 'description=Takes orders.'];
    terminal = await openTerminal([process.execPath, idp, 'new', ...path, ...answers], folder);
    const review = await terminal.shows('? Create it?');
    expect(review).toContain('npm install');
    expect(review).not.toContain('git init');
    await terminal.press('C-c');
    expect(await terminal.ended()).toMatchObject({ exit: 130 });
  });

  it('asks, shows what it will do, and makes it', async () => {
    const { shows, press, ended } = await open();
    await shows('? What do you want to create?');
    await press('Enter');
    await answerCrane(terminal as Terminal);
    const review = await shows('then runs  bash bin/raise stand');
    expect(review).toContain('- Crane name goliath\n- Owning team wharf\n- Quay fjord\n');
    expect(review).toMatch(/^owner +wharf$/m);
    expect(review).toMatch(/^template +crane 0\.3\.0: 2 files, /m);
    await press('Enter');
    await shows('? Run these commands? (y/N)');
    await press('y', 'Enter');
    const { exit, clean, screen } = await ended();
    expect({ exit, clean }).toEqual({ exit: 0, clean: true });
    expect(screen).toContain(
      'done    Raise\nready    goliath\nstart    cd goliath && bash bin/raise stand\nmetrics  cat goliath.log\n',
    );
    expect(readFileSync(join(folder, 'goliath/README.md'), 'utf8')).toContain(
      'quay fjord, kept by wharf',
    );
  });

  it('keeps what stands, where Enter is held through --customize', async () => {
    const make = ['new', 'service', 'orders', '--template', 'node-service', '--no-hooks'];
    const silent = await runBuilt([...make, '--yes', '--out', 'by-yes'], { cwd: folder });
    expect(silent).toMatchObject({ exit: 0, err: '' });
    const asked = [...make, '--customize', '--out', 'by-enter'];
    terminal = await openTerminal([process.execPath, idp, ...asked], folder);
    await terminal.shows('❯ ');
    await until('Enter, pressed again and again, has led through it', async () => {
      await terminal?.press('Enter');
      return /^ended \d/m.exec((await terminal?.screen()) ?? '') ?? undefined;
    });
    expect(await terminal.ended()).toMatchObject({ exit: 0, clean: true });
    expect(treeText(join(folder, 'by-enter'))).toBe(treeText(join(folder, 'by-yes')));
  });

  it('says why an answer is wrong, and waits for another', async () => {
    const { shows, type, press } = await open('lift');
    await shows('? Crane name');
    await type('Goliath!');
    await press('Enter');
    await shows('must be lower case letters');
    await press('C-u');
    await type('goliath');
    await press('Enter');
    await shows('- Crane name goliath');
  });

  it('goes back to the question before with Esc', async () => {
    const { shows, type, press } = await open('lift');
    await shows('? Crane name (1 of 3)');
    await type('goliath');
    await press('Enter');
    await shows('? Owning team (2 of 3, Esc: back)');
    await press('Escape');
    await shows('? Crane name (1 of 3) (goliath)');
  });

  it('goes on after Ctrl-Z and fg', async () => {
    terminal = await openTerminal(['bash', '--norc', '-i'], folder);
    const { shows, type, press } = terminal;
    await type(`${process.execPath} ${idp} --catalog ${harbour} new lift`);
    await press('Enter');
    await shows('? Crane name');
    await press('C-z');
    await shows('Stopped');
    await type('fg');
    await press('Enter');
    await shows(/fg\n.*new lift$/m);
    await type('goliath');
    await press('Enter');
    await shows('- Crane name goliath');
    await press('C-c');
    await shows('cancelled; nothing was written');
  });

  it.each(['node-service', 'go-service', 'python-service'])(
    'shows the review of %s on 80 columns and 24 lines',
    async (template) => {
      const argv = [process.execPath, idp, 'new', template, 'orders', '--preset', 'enterprise'];
      terminal = await openTerminal(argv, folder, { columns: 80, lines: 24 });
      await terminal.shows('? Owning team');
      await terminal.press('Enter');
      await terminal.shows('? Description');
      await terminal.press('Enter');
      const screen = await terminal.shows('Cancel without writing anything');
      for (const text of ['orders', 'template ', 'layers ', 'then runs ', '? Create it?'])
        expect(screen).toContain(text);
      await terminal.press('C-c');
    },
  );

  it('ends with the command that does the same without prompts', async () => {
    const { press, ended } = await open('lift', '--no-hooks');
    await answerCrane(terminal as Terminal);
    await press('Enter');
    const [, repeat = ''] = /^repeat {3}idp (.+)$/m.exec((await ended()).screen) ?? [];
    expect(repeat).toBe(`new crane goliath --catalog ${harbour} --set quay=fjord --no-hooks --yes`);
    const again = join(folder, 'again');
    mkdirSync(again);
    expect(await runBuilt(repeat.split(' '), { cwd: again })).toMatchObject({ exit: 0, err: '' });
    expect(treeText(join(again, 'goliath'))).toBe(treeText(join(folder, 'goliath')));
  });

  it('goes back to an answer, and customizes an advanced one', async () => {
    const { shows, type, press, ended } = await open('lift', '--no-hooks');
    await answerCrane(terminal as Terminal);
    await press('Down', 'Enter');
    await shows('? Which answer?');
    await press('Enter');
    await shows('? Crane name (Esc: back) (goliath)');
    await type('samson');
    await press('Enter');
    await shows('? Create it?');
    await press('Down', 'Down', 'Enter');
    await shows('? What do you want to change?');
    await press('Enter');
    await shows('? Cabin key');
    await type('open-sesame');
    await press('Enter');
    await shows('❯ Cabin key: ***');
    await press('Up', 'Enter');
    expect(await shows('? Create it?')).toMatch(/^key +\*\*\*$/m);
    await press('Enter');
    const { exit, screen } = await ended();
    expect(exit).toBe(0);
    expect(screen).not.toContain('open-sesame');
    expect(readFileSync(join(folder, 'samson/README.md'), 'utf8')).toContain('# samson');
    expect(existsSync(join(folder, 'goliath'))).toBe(false);
  });

  it.each<[string, (open: Terminal) => Promise<void>]>([
    ['a list', async ({ shows }) => void (await shows('? What do you want to create?'))],
    [
      'a question',
      async ({ shows, press }) => {
        await shows('? What do you want to create?');
        await press('Enter');
        await shows('? Crane name');
      },
    ],
    [
      'the review',
      async (at) => {
        await at.shows('? What do you want to create?');
        await at.press('Enter');
        await answerCrane(at);
      },
    ],
  ])('is left by Ctrl-C and by Ctrl-D at %s, and writes nothing', async (_name, reach) => {
    for (const key of ['C-c', 'C-d']) {
      const at = await open();
      await reach(at);
      await at.press(key);
      const { exit, clean, screen } = await at.ended();
      expect({ exit, clean }, screen).toEqual({ exit: 130, clean: true });
      expect(screen).toContain('cancelled; nothing was written');
      expect(existsSync(join(folder, 'goliath'))).toBe(false);
      await at.close();
    }
    terminal = undefined;
  });

  it('ends all that a hook started on Ctrl-C, and says how to go on', async () => {
    const { shows, press, ended } = await open('lift', 'goliath', ...crane('wait'), '--trust');
    await shows('? Create it?');
    await press('Enter');
    await shows(/Raise 0:\d\d {2}raising, wait/);
    const pids = await until('the hook runs', () => pidsOf('raise.pid', 'helper.pid'));
    await press('C-c');
    const { exit, clean, screen } = await ended();
    expect({ exit, clean }, screen).toEqual({ exit: 130, clean: true });
    expect(screen).toContain('failed  Raise');
    expect(screen).toContain('cd goliath && bash bin/raise wait');
    await until('all that the hook started is gone', () => !pids.some(isAlive) || undefined);
    expect(existsSync(join(folder, 'goliath/.idp/lock.yaml'))).toBe(true);
  });

  it('prints the whole log of a hook that fails', async () => {
    const { shows, press, ended } = await open('lift', 'goliath', ...crane('break'), '--trust');
    await shows('? Create it?');
    await press('Enter');
    const { exit, screen } = await ended();
    expect(exit).toBe(2);
    expect(screen).toContain('failed  Raise\nraising, break\nthe cable is torn\n');
    expect(screen).toContain('cd goliath && bash bin/raise break');
  });
});

function crane(after: string): readonly string[] {
  return ['owner=wharf', 'quay=fjord', `after=${after}`].flatMap((answer) => ['--set', answer]);
}

/** The processes that noted themselves in these files of the service; undefined while one has not. */
function pidsOf(...files: readonly string[]): readonly number[] | undefined {
  const pids = files.map((file) =>
    Number(readFileSync(join(folder, 'goliath', file), 'utf8').trim()),
  );
  return pids.every((pid) => pid > 0) ? pids : undefined;
}

/** Also while its end is not yet noted by whoever inherited it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
