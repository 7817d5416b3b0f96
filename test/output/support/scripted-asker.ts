import {
  type Heading,
  type PromptChoice,
  type Prompter,
  WentBack,
} from '../../../src/prompts/prompter.ts';
import { throwError } from '../../../src/shared/error.ts';
import { plain } from './styles.ts';

/** What the person does at one question: types, picks by the name shown, ticks, or leaves. */
export type Reply = string | boolean | readonly string[] | typeof leave | typeof back;

/** Ctrl-C. */
export const leave = Symbol('leave');

/** Esc. */
export const back = Symbol('back');

/**
 * A person who gives these replies, in this order, and a transcript of what both sides said. A text that is
 * refused is followed by the next reply; a question without a reply left is a fault of the test.
 */
export function scriptedAsker(replies: readonly Reply[]) {
  const left = [...replies];
  const transcript: string[] = [];
  const take = (question: string, canGoBack = false): Exclude<Reply, symbol> => {
    const reply = left.shift();
    if (reply === undefined) throw new Error(`nobody answers "${question}"`);
    if (reply === leave) return throwError({ code: 'usage/cancelled', message: 'cancelled' });
    if (reply !== back) return reply;
    if (canGoBack) throw new WentBack();
    throw new Error(`there is no way back from "${question}"`);
  };
  const note = (line: string) => void transcript.push(line);
  const head = ({ message, step }: Heading) => (step ? `${message} [${step}]` : message);
  const typed = (
    heading: Heading,
    initial: string,
    whyNot: (text: string) => string | undefined,
  ): string => {
    const text = String(take(heading.message, heading.canGoBack));
    const reason = whyNot(text);
    note(`? ${head(heading)}${initial} ${text}`);
    if (reason === undefined) return text;
    note(`! ${reason}`);
    return typed(heading, initial, whyNot);
  };
  const ask: Prompter = {
    style: plain,
    say: (text) => note(text),
    select: async ({ choices, default: initial, ...heading }) => {
      const names = choices.map(({ name, value }) =>
        value === initial && initial !== undefined ? `[${name}]` : name,
      );
      const picked = pick(choices, String(take(heading.message, heading.canGoBack)));
      note(`? ${head(heading)} ${names.join(' | ')} > ${picked.name}`);
      return picked.value;
    },
    checkbox: async ({ choices, checked, whyNot, ...heading }) => {
      const values = take(heading.message, heading.canGoBack) as readonly string[];
      const names = choices.map(({ value }) => (checked.includes(value) ? `[${value}]` : value));
      note(`? ${head(heading)} ${names.join(' | ')} > ${values.join(', ')}`);
      const reason = whyNot(values);
      if (reason !== undefined) throw new Error(reason);
      return values;
    },
    text: async ({ default: initial, whyNot, ...heading }) =>
      typed(heading, initial === undefined ? '' : ` (${initial})`, whyNot),
    secret: async ({ whyNot, ...heading }) => {
      const text = String(take(heading.message, heading.canGoBack));
      note(`? ${head(heading)} ***`);
      const reason = whyNot(text);
      if (reason !== undefined) throw new Error(reason);
      return text;
    },
    confirm: async ({ default: initial, ...heading }) => {
      const yes = take(heading.message, heading.canGoBack) === true;
      note(`? ${head(heading)} (${initial}) ${yes}`);
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
