import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { createConsole } from '../../src/output/create-console.ts';
import { findChoices, inquirerPrompter } from '../../src/prompts/inquirer-prompter.ts';
import { WentBack } from '../../src/prompts/prompter.ts';

const regions = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord'].map((name) => ({
  value: name,
  name,
}));

/** The real prompts on streams that stand for a keyboard and a screen. */
function open() {
  const stream = () => Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  const streams = { stdin: stream(), stdout: stream(), stderr: stream() };
  let drawn = '';
  streams.stderr.on('data', (chunk: Buffer) => {
    drawn += String(chunk);
  });
  const cancellation = new AbortController();
  const prompter = inquirerPrompter(
    createConsole(streams, { environment: {}, plain: true }),
    cancellation.signal,
  );
  const shows = (text: string | RegExp) =>
    vi.waitFor(() => expect(drawn).toMatch(text), { timeout: 120_000 });
  const press = (keys: string) => void streams.stdin.write(keys);
  return { prompter, press, shows, cancellation, streams, drawn: () => drawn };
}

const enter = '\r';
const down = '\u001b[B';

describe('a text', () => {
  it('is taken with its default', async () => {
    const { prompter, press, shows } = open();
    const answer = prompter.text({
      message: 'Owning team',
      default: 'depot',
      whyNot: () => undefined,
    });
    await shows('depot');
    press(enter);
    expect(await answer).toBe('depot');
  });

  it('is refused with the reason, and can be fixed', async () => {
    const { prompter, press, shows } = open();
    const whyNot = (text: string) => (text === 'orders' ? undefined : 'must be orders');
    const answer = prompter.text({ message: 'Service name', whyNot });
    await shows('Service name');
    press(`order${enter}`);
    await shows('must be orders');
    press(`s${enter}`);
    expect(await answer).toBe('orders');
  });
});

describe('a secret', () => {
  it('is never on the screen', async () => {
    const { prompter, press, shows, drawn } = open();
    const answer = prompter.secret({ message: 'Database URL', whyNot: () => undefined });
    await shows('Database URL');
    press(`hidden${enter}`);
    expect(await answer).toBe('hidden');
    expect(drawn()).not.toContain('hidden');
  });
});

describe('a choice', () => {
  it('of few is picked by the arrows', async () => {
    const { prompter, press, shows } = open();
    const answer = prompter.select({ message: 'Region', choices: regions.slice(0, 3) });
    await shows('cedar');
    press(`${down}${enter}`);
    expect(await answer).toBe('birch');
  });

  it('of few begins at its default', async () => {
    const { prompter, press, shows } = open();
    const answer = prompter.select({
      message: 'Region',
      choices: regions.slice(0, 3),
      default: 'cedar',
    });
    await shows('cedar');
    press(enter);
    expect(await answer).toBe('cedar');
  });

  it.each([
    { of: 'few', count: 3 },
    { of: 'many', count: 6 },
  ])('of $of begins at a default that is nothing', async ({ count }) => {
    const { prompter, press, shows } = open();
    const answer = prompter.select<string | undefined>({
      message: 'Region',
      choices: [...regions.slice(1, count), { value: undefined, name: 'none' }],
      default: undefined,
    });
    await shows(/❯ none/);
    press(enter);
    expect(await answer).toBeUndefined();
  });

  it('of many is searched', async () => {
    const { prompter, press, shows } = open();
    const answer = prompter.select({ message: 'Region', choices: regions });
    await shows('amber');
    press('fj');
    await shows(/❯ fjord/);
    press(enter);
    expect(await answer).toBe('fjord');
  });

  it('of several is ticked', async () => {
    const { prompter, press, shows } = open();
    const answer = prompter.checkbox({
      message: 'Regions',
      choices: regions.slice(0, 3),
      checked: ['cedar'],
      whyNot: (values) => (values.length < 2 ? 'must have at least 2 items' : undefined),
    });
    await shows('cedar');
    press(enter);
    await shows('must have at least 2 items');
    press(` ${enter}`);
    expect(await answer).toEqual(['amber', 'cedar']);
  });
});

describe('yes or no', () => {
  it.each([
    ['y', true],
    ['n', false],
    ['', true],
  ])('takes "%s" for %s', async (keys, expected) => {
    const { prompter, press, shows } = open();
    const answer = prompter.confirm({ message: 'Run these commands?', default: true });
    await shows('Y/n');
    press(`${keys}${enter}`);
    expect(await answer).toBe(expected);
  });
});

describe('going back', () => {
  it('is Esc, where there is a prompt before', async () => {
    const { prompter, press, shows } = open();
    const answer = prompter.text({
      message: 'Owning team',
      description: 'Who is on call. '.repeat(9),
      step: '2 of 3',
      canGoBack: true,
      whyNot: () => undefined,
    });
    const left = expect(answer).rejects.toBeInstanceOf(WentBack);
    await shows('(2 of 3, Esc: back)');
    press('\u001b');
    await left;
  });

  it('is nothing at the first prompt', async () => {
    const { prompter, press, shows } = open();
    const answer = prompter.text({ message: 'Owning team', whyNot: () => undefined });
    await shows('Owning team');
    press('\u001b');
    press(`${enter}`);
    expect(await answer).toBe('');
  });
});

describe('leaving', () => {
  it.each<[string, (terminal: ReturnType<typeof open>) => void]>([
    ['Ctrl-C', ({ press }) => press('\u0003')],
    ['Ctrl-D', ({ press }) => press('\u0004')],
    ['the end of input', ({ streams }) => void streams.stdin.end()],
    ['a signal', ({ cancellation }) => cancellation.abort()],
  ])('by %s cancels, and shows the cursor again', async (_name, leave) => {
    const terminal = open();
    const answer = terminal.prompter.select({ message: 'Region', choices: regions.slice(0, 3) });
    const cancelled = expect(answer).rejects.toMatchObject({
      diagnostics: [{ code: 'usage/cancelled' }],
    });
    await terminal.shows('cedar');
    leave(terminal);
    await cancelled;
    expect(terminal.drawn()).toMatch(/\u001b\[\?25h$/);
  });

  it('leaves nothing listening', async () => {
    const { prompter, press, shows, streams } = open();
    const answer = prompter.confirm({ message: 'Region', default: true });
    await shows('Region');
    press(enter);
    await answer;
    expect(['pause', 'close'].map((event) => streams.stdin.listenerCount(event))).toEqual([0, 0]);
  });
});

describe('findChoices', () => {
  const choices = [
    { value: 'courier', name: 'Courier service', description: 'Carries parcels over HTTP' },
    { value: 'pigeon', name: 'Pigeon post', description: 'Slow' },
  ];

  it.each([
    ['nothing', '', ['courier', 'pigeon']],
    ['part of a name', 'post', ['pigeon']],
    ['a word of the description, in any case', 'http', ['courier']],
    ['several words in any order', 'parcels courier', ['courier']],
    ['an id', 'pigeon', ['pigeon']],
    ['what is nowhere', 'lorry', []],
  ])('finds by %s', (_name, term, expected) => {
    expect(findChoices(choices, term).map(({ value }) => value)).toEqual(expected);
  });
});
