import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { until } from '../support/poll.ts';
import { toolPath } from '../support/tools.ts';

/** A real terminal with one program in it. */
export interface Terminal {
  /** What stands on the screen, without the blank lines at its end. */
  readonly screen: () => Promise<string>;
  /** Waits until the screen shows a text. */
  readonly shows: (text: string | RegExp) => Promise<string>;
  readonly type: (text: string) => Promise<void>;
  /** Keys by tmux's names: Enter, Down, C-c. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Waits for the end of the program; how it ended, and how it left the terminal. */
  readonly ended: () => Promise<Ending>;
  readonly close: () => Promise<void>;
}

interface Ending {
  readonly exit: number;
  /** Whether lines are edited and echoed, as a shell expects to find it, and the cursor is seen. */
  readonly clean: boolean;
  readonly screen: string;
}

/** Runs a program in a terminal of its own, of 100 columns and 50 lines if nothing else is said, with the environment of a person: no CI, nothing about colours. */
export async function openTerminal(
  argv: readonly string[],
  cwd: string,
  { columns, lines } = { columns: 100, lines: 50 },
): Promise<Terminal> {
  const own = await mkdtemp(join(tmpdir(), 'idp-tmux-'));
  const server = ['-S', join(own, 'socket'), '-f', '/dev/null'];
  const tmux = async (...args: readonly string[]) =>
    (await execa(toolPath('tmux'), [...server, ...args], personal())).stdout;
  const size = ['-x', String(columns), '-y', String(lines)];
  await tmux('new-session', '-d', ...size, '-c', cwd, 'bash', '-c', watched, 'bash', ...argv);
  const screen = async () => (await tmux('capture-pane', '-p', '-J')).trimEnd();
  const shows = (text: string | RegExp) => showsOn(screen, text);
  return {
    screen,
    shows,
    type: async (text) => void (await tmux('send-keys', '-l', '--', text)),
    press: async (...keys) => void (await tmux('send-keys', ...keys)),
    ended: async () => {
      const last = await shows(/^ended \d+ /m);
      const [, exit, modes] = /^ended (\d+) (.*)$/m.exec(last) ?? [];
      const cursor = await tmux('display-message', '-p', '#{cursor_flag}');
      return { exit: Number(exit), clean: modes === 'icanon echo' && cursor === '1', screen: last };
    },
    close: async () => {
      await tmux('kill-server');
      await rm(own, { recursive: true });
    },
  };
}

/** Tells how the program ended and in which modes the terminal is, then stays until it is looked at. */
const watched =
  '"$@"; code=$?; echo "ended $code $(stty -a | grep -owE -- "-?(icanon|echo)" | xargs)"; exec sleep 600';

function personal() {
  const { CI: _ci, NO_COLOR: _colour, FORCE_COLOR: _force, TMUX: _tmux, ...env } = process.env;
  const own = Object.entries(env).filter(([name]) => !name.startsWith('IDP_'));
  return { env: Object.fromEntries(own), extendEnv: false };
}

async function showsOn(screen: () => Promise<string>, text: string | RegExp): Promise<string> {
  return until(`the screen shows ${text}`, async () => {
    const now = await screen();
    if (typeof text === 'string' ? now.includes(text) : text.test(now)) return now;
    throw new Error(`it shows:\n${now}`);
  });
}
