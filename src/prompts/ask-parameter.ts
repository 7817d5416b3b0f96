import { type Choice, choicesOf } from '../catalog/manifest/choice.ts';
import type { Parameter } from '../catalog/manifest/parameter.ts';
import { isSecret } from '../catalog/manifest/secret.ts';
import { describeForm } from '../output/describe-parameter.ts';
import { invalidValueReason } from '../scaffold/answers/check-value.ts';
import { coerceText, valueText } from '../scaffold/answers/coerce.ts';
import type { Question } from '../scaffold/answers/question.ts';
import { isList, type Value } from '../shared/data/value.ts';
import type { Heading, PromptChoice, Prompter } from './prompter.ts';

/**
 * Prompts for the value of a parameter by its type, until it is valid. Enter keeps the initial value, also if it
 * cannot be typed.
 */
export async function askParameter(
  { name, parameter }: Question,
  initial: Value,
  prompter: Prompter,
  place: Pick<Heading, 'step' | 'canGoBack'> = {},
): Promise<Value> {
  const message = parameter.title ?? name;
  const heading = { message, description: describeForm(parameter), ...place };
  if (isSecret(parameter)) return askSecret(heading, parameter, initial, prompter);
  if (parameter.type === 'boolean') return askBoolean(heading, initial, prompter);
  const choices = choicesOf(parameter)?.map(toAsked);
  if (choices && parameter.type === 'array')
    return askSeveral(heading, parameter, initial, prompter);
  if (choices)
    return prompter.select({
      ...heading,
      choices,
      default: initial as Choice['value'] | undefined,
    });
  const initialText = textOf(initial);
  const readText = (text: string) => (text === initialText ? initial : coerceText(parameter, text));
  const text = await prompter.text({
    ...heading,
    message: parameter.type === 'array' ? `${message} (comma-separated)` : message,
    default: initialText,
    whyNot: (text) => invalidValueReason(parameter, readText(text)),
  });
  return readText(text);
}

/** A known secret is never shown: an empty answer keeps it. */
async function askSecret(
  heading: Heading,
  parameter: Parameter,
  initial: Value,
  prompter: Prompter,
): Promise<Value> {
  const isKnown = initial !== undefined;
  const readText = (text: string) =>
    isKnown && text === '' ? initial : coerceText(parameter, text);
  const text = await prompter.secret({
    ...heading,
    message: isKnown ? `${heading.message} (Enter keeps it)` : heading.message,
    whyNot: (text) => invalidValueReason(parameter, readText(text)),
  });
  return readText(text);
}

/** Several of a few; the same ones again are the initial value, in its order. */
async function askSeveral(
  heading: Heading,
  parameter: Parameter,
  initial: Value,
  prompter: Prompter,
): Promise<Value> {
  const checked = isList(initial) ? initial.map(String) : [];
  const choices = (choicesOf(parameter) ?? []).map(toAsked) as PromptChoice<string>[];
  const whyNot = (values: readonly string[]) => invalidValueReason(parameter, [...values]);
  const chosen = await prompter.checkbox({ ...heading, choices, checked, whyNot });
  const isSame = chosen.length === checked.length && chosen.every((one) => checked.includes(one));
  return isSame && isList(initial) ? initial : chosen;
}

/** Yes or no; without a default, Enter is not an answer. */
function askBoolean(heading: Heading, initial: Value, prompter: Prompter): Promise<boolean> {
  if (typeof initial === 'boolean') return prompter.confirm({ ...heading, default: initial });
  const choices = [
    { value: true, name: 'yes' },
    { value: false, name: 'no' },
  ];
  return prompter.select({ ...heading, choices });
}

function toAsked({ value, title, description }: Choice): PromptChoice<Choice['value']> {
  return { value, name: title ?? String(value), ...(description !== undefined && { description }) };
}

function textOf(value: Value): string | undefined {
  if (value === undefined || value === null) return undefined;
  return valueText(value);
}

/** A value as the review shows it: the title of a choice, a list with commas; never a secret. */
export function answerText(parameter: Parameter, value: Value): string {
  if (isSecret(parameter)) return '***';
  const titleOf = (one: Value) =>
    choicesOf(parameter)?.find((choice) => choice.value === one)?.title ?? String(one);
  if (isList(value)) return value.length === 0 ? 'none' : value.map(titleOf).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === '' ? 'empty' : titleOf(value);
}
