import { whyNotValue } from '../../answers/check-value.ts';
import { coerceText, listText } from '../../answers/coerce.ts';
import type { Question } from '../../answers/question.ts';
import { isList, type Value } from '../../data/value.ts';
import { type Choice, choicesOf } from '../../manifest/choice.ts';
import type { Parameter } from '../../manifest/parameter.ts';
import { isSecret } from '../../manifest/secret.ts';
import type { AskedChoice, Asker } from './asker.ts';

/**
 * Asks for the value of a parameter, its type deciding how; what is answered satisfies it. Enter takes the initial
 * value as it is, whether or not a text can say it.
 */
export async function askParameter(
  { name, parameter }: Question,
  initial: Value,
  ask: Asker,
): Promise<Value> {
  const message = parameter.title ?? name;
  if (isSecret(parameter)) return askSecret(message, parameter, initial, ask);
  if (parameter.type === 'boolean') return askBoolean(message, initial, ask);
  const choices = choicesOf(parameter)?.map(toAsked);
  if (choices && parameter.type === 'array') return askSeveral(message, parameter, initial, ask);
  if (choices)
    return ask.select({ message, choices, default: initial as Choice['value'] | undefined });
  const shown = textOf(initial);
  const readText = (text: string) => (text === shown ? initial : coerceText(parameter, text));
  const text = await ask.text({
    message: parameter.type === 'array' ? `${message} (with commas between)` : message,
    default: shown,
    whyNot: (text) => whyNotValue(parameter, readText(text)),
  });
  return readText(text);
}

/** A secret that is known already is never shown: an empty answer keeps it. */
async function askSecret(
  message: string,
  parameter: Parameter,
  initial: Value,
  ask: Asker,
): Promise<Value> {
  const isKnown = initial !== undefined;
  const readText = (text: string) =>
    isKnown && text === '' ? initial : coerceText(parameter, text);
  const text = await ask.secret({
    message: isKnown ? `${message} (Enter keeps it)` : message,
    whyNot: (text) => whyNotValue(parameter, readText(text)),
  });
  return readText(text);
}

/** Several of a few; the same ones again are the initial value, in its order. */
async function askSeveral(
  message: string,
  parameter: Parameter,
  initial: Value,
  ask: Asker,
): Promise<Value> {
  const checked = isList(initial) ? initial.map(String) : [];
  const choices = (choicesOf(parameter) ?? []).map(toAsked) as AskedChoice<string>[];
  const whyNot = (values: readonly string[]) => whyNotValue(parameter, [...values]);
  const chosen = await ask.checkbox({ message, choices, checked, whyNot });
  const isSame = chosen.length === checked.length && chosen.every((one) => checked.includes(one));
  return isSame && isList(initial) ? initial : chosen;
}

/** Yes or no; without a default there is none to take by pressing Enter. */
function askBoolean(message: string, initial: Value, ask: Asker): Promise<boolean> {
  if (typeof initial === 'boolean') return ask.confirm({ message, default: initial });
  const choices = [
    { value: true, name: 'yes' },
    { value: false, name: 'no' },
  ];
  return ask.select({ message, choices });
}

function toAsked({ value, title, description }: Choice): AskedChoice<Choice['value']> {
  return { value, name: title ?? String(value), ...(description !== undefined && { description }) };
}

function textOf(value: Value): string | undefined {
  if (value === undefined || value === null) return undefined;
  return isList(value) ? listText(value) : String(value);
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
