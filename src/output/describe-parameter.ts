import { choicesOf } from '../catalog/manifest/choice.ts';
import {
  describeFormat,
  type Format,
  type FormatName,
  formats,
} from '../catalog/manifest/format.ts';
import type { Parameter } from '../catalog/manifest/parameter.ts';
import { isSecret } from '../catalog/manifest/secret.ts';
import type { Question } from '../scaffold/answers/question.ts';
import type { Answer } from '../scaffold/answers/resolve.ts';
import { isList, type Mapping, type Value } from '../shared/data/value.ts';
import { listFirst } from '../shared/list-first.ts';
import { capitalize } from '../templating/words.ts';

/** A parameter for programs. */
export function describeParameter(
  question: Question,
  answers: ReadonlyMap<string, Answer>,
): Mapping {
  const { name, owner, parameter } = question;
  const { title, description, when, advanced = false } = parameter;
  return {
    name,
    owner,
    type: parameter.type,
    title: title ?? null,
    description: description ?? null,
    default: defaultOf(question, answers) ?? null,
    required: isRequired(question, answers),
    choices: choicesOf(parameter)?.map((choice) => ({ ...choice })) ?? null,
    limits: limitsOf(parameter),
    advanced,
    secret: isSecret(parameter),
    when: when ?? null,
  };
}

/** The allowed values and the default, in a few words. */
export function describeParameterLimits(
  question: Question,
  answers: ReadonlyMap<string, Answer>,
): string {
  const { parameter } = question;
  const fallback = defaultOf(question, answers);
  const marks = [
    fallback === undefined ? 'required' : `default ${fallbackWords(fallback)}`,
    ...(isSecret(parameter) ? ['secret, never written'] : []),
    ...(parameter.when === undefined ? [] : [`only if ${parameter.when}`]),
  ];
  return [typeWords(parameter), ...marks].join('; ');
}

/** What a parameter is for, and the form of its value; undefined if neither is declared. */
export function describeForm(parameter: Parameter): string | undefined {
  const format: Format | undefined = formats[limitsOf(parameter).format as FormatName];
  const form = format === undefined ? [] : [`${capitalize(format.is)}, such as ${format.example}`];
  const sentences = [...(parameter.description ? [parameter.description] : []), ...form];
  return sentences.length === 0
    ? undefined
    : sentences.map((sentence) => `${sentence.replace(/\.$/, '')}.`).join(' ');
}

/** The platform's default; else the template's, rendered unless it depends on answers. */
function defaultOf(
  { name, parameter, fallback, needs }: Question,
  answers: ReadonlyMap<string, Answer>,
): Value {
  const answer = answers.get(name);
  if (answer?.source === 'platform') return answer.value;
  if (fallback === undefined || fallback.kind === 'value' || needs.length > 0)
    return parameter.default;
  return answer?.value ?? parameter.default;
}

function isRequired({ name, parameter }: Question, answers: ReadonlyMap<string, Answer>): boolean {
  return parameter.default === undefined && answers.get(name)?.source !== 'platform';
}

function fallbackWords(value: Value): string {
  if (isList(value)) return value.length === 0 ? 'none' : value.join(', ');
  return value === '' ? 'empty' : String(value);
}

function typeWords(parameter: Parameter): string {
  const choices = choicesOf(parameter)?.map(({ value }) => value);
  const limits = limitWords(parameter);
  if (choices === undefined) return [typeNames[parameter.type], ...limits].join(', ');
  const several = parameter.type === 'array' ? 'any of' : 'one of';
  return [`${several} ${choices.join(', ')}`, ...limits].join(', ');
}

const typeNames: Readonly<Record<Parameter['type'], string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  array: 'list of texts',
};

const limitKeys = [
  'format',
  'pattern',
  'reserved',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'multipleOf',
  'minItems',
  'maxItems',
] as const;

function limitsOf(parameter: Parameter): Mapping {
  const { items = {}, ...own } = parameter as Mapping & { readonly items?: Mapping };
  const all: Mapping = { ...items, ...own };
  return Object.fromEntries(
    limitKeys.flatMap((key) => (all[key] === undefined ? [] : [[key, all[key]]])),
  );
}

/** The tighter of two limits is shown: that of the format or the parameter's own. */
function limitWords(parameter: Parameter): readonly string[] {
  const limits = limitsOf(parameter);
  const { pattern, reserved, multipleOf } = limits;
  const format: Format | undefined = formats[limits.format as FormatName];
  const isTighter = Number(limits.maxLength) <= (format?.longest ?? 0);
  return [
    ...(format === undefined ? [] : [isTighter ? format.is : describeFormat(format)]),
    ...(pattern === undefined ? [] : [`matching ${pattern}`]),
    ...(isList(reserved) ? [`but not ${listFirst(reserved.map(String))}`] : []),
    ...range(limits.minLength, limits.maxLength, ' characters'),
    ...range(limits.minimum, limits.maximum, ''),
    ...(multipleOf === undefined ? [] : [`a multiple of ${multipleOf}`]),
    ...range(limits.minItems, limits.maxItems, ' items'),
  ];
}

function range(least: Value, most: Value, unit: string): readonly string[] {
  if (least === undefined && most === undefined) return [];
  if (most === undefined) return [`at least ${least}${unit}`];
  return [least === undefined ? `at most ${most}${unit}` : `${least} to ${most}${unit}`];
}
