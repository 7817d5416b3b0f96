import type { PromptChoice, Prompter } from '../../../src/prompts/prompter.ts';
import { throwError } from '../../../src/shared/error.ts';
import { plain } from './styles.ts';

/** What the person does at one question: types, picks by the name shown, ticks, or leaves. */
export type Reply = string | boolean | readonly string[] | typeof leave;

/** Ctrl-C. */
export const leave = Symbol('leave');

/**
 * A person who gives these replies, in this order, and a transcript of what both sides said. A text that is
 * refused is followed by the next reply; a question without a reply left is a fault of the test.
 */
export function scriptedAsker(replies: readonly Reply[]) {
  const left = [...replies];
  const transcript: string[] = [];
  const take = (question: string): Exclude<Reply, typeof leave> => {
    const reply = left.shift();
    if (reply === undefined) throw new Error(`nobody answers "${question}"`);
    if (reply === leave) return throwError({ code: 'usage/cancelled', message: 'cancelled' });
    return reply;
  };
  const note = (line: string) => void transcript.push(line);
  const typed = (
    message: string,
    displayPath: string,
    whyNot: (text: string) => string | undefined,
  ): string => {
    const text = String(take(message));
    const reason = whyNot(text);
    note(`? ${message}${displayPath} ${text}`);
    if (reason === undefined) return text;
    note(`! ${reason}`);
    return typed(message, displayPath, whyNot);
  };
  const ask: Prompter = {
    style: plain,
    say: (text) => note(text),
    select: async ({ message, choices, default: initial }) => {
      const names = choices.map(({ name, value }) =>
        value === initial && initial !== undefined ? `[${name}]` : name,
      );
      const picked = pick(choices, String(take(message)));
      note(`? ${message} ${names.join(' | ')} > ${picked.name}`);
      return picked.value;
    },
    checkbox: async ({ message, choices, checked, whyNot }) => {
      const values = take(message) as readonly string[];
      const names = choices.map(({ value }) => (checked.includes(value) ? `[${value}]` : value));
      note(`? ${message} ${names.join(' | ')} > ${values.join(', ')}`);
      const reason = whyNot(values);
      if (reason !== undefined) throw new Error(reason);
      return values;
    },
    text: async ({ message, default: initial, whyNot }) =>
      typed(message, initial === undefined ? '' : ` (${initial})`, whyNot),
    secret: async ({ message, whyNot }) => {
      const text = String(take(message));
      note(`? ${message} ***`);
      const reason = whyNot(text);
      if (reason !== undefined) throw new Error(reason);
      return text;
    },
    confirm: async ({ message, default: initial }) => {
      const yes = take(message) === true;
      note(`? ${message} (${initial}) ${yes}`);
      return yes;
    },
  };
  return { ask, transcript, unused: left };
}

function pick<T>(choices: readonly PromptChoice<T>[], start: string): PromptChoice<T> {
  const found = choices.find(({ name }) => name.startsWith(start));
  if (found) return found;
  throw new Error(`there is no ${start} among ${choices.map(({ name }) => name).join(', ')}`);
}
