import { whyNotValue } from '../../answers/check-value.ts';
import { coerceText } from '../../answers/coerce.ts';
import type { Question } from '../../answers/question.ts';
import { isList, type Value } from '../../data/value.ts';
import { type Choice, choicesOf } from '../../manifest/choice.ts';
import type { Parameter } from '../../manifest/parameter.ts';
import { isSecret } from '../../manifest/secret.ts';
import type { AskedChoice, Asker } from './asker.ts';

/** Asks for the value of a parameter, its type deciding how; what is answered satisfies it. */
export async function askParameter(
  { name, parameter }: Question,
  initial: Value,
  ask: Asker,
): Promise<Value> {
  const message = parameter.title ?? name;
  const whyNot = (value: Value) => whyNotValue(parameter, value);
  const whyNotText = (text: string) => whyNot(coerceText(parameter, text));
  if (isSecret(parameter)) return ask.secret({ message, whyNot: whyNotText });
  if (parameter.type === 'boolean') return askBoolean(message, initial, ask);
  const choices = choicesOf(parameter)?.map(toAsked);
  if (choices && parameter.type === 'array') {
    const checked = isList(initial) ? initial.map(String) : [];
    return ask.checkbox({ message, choices: choices as AskedChoice<string>[], checked, whyNot });
  }
  if (choices)
    return ask.select({ message, choices, default: initial as Choice['value'] | undefined });
  const text = await ask.text({
    message: parameter.type === 'array' ? `${message} (with commas between)` : message,
    default: textOf(initial),
    whyNot: whyNotText,
  });
  return coerceText(parameter, text);
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
  return isList(value) ? value.map(String).join(', ') : String(value);
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
