import { printYamlInline } from '../../shared/data/print.ts';
import { isList, isMapping, type Mapping, type Value } from '../../shared/data/value.ts';
import type { KeyPath } from './source-map.ts';

/**
 * The right form of a value that has the wrong shape, made from the value where that is possible: a list for a mapping,
 * a command as one text, one item for a list.
 */
export function hintForShape(path: KeyPath, value: Value, expected: string): string | undefined {
  const key = String(path.findLast((one) => typeof one === 'string') ?? '');
  if (expected === 'array') return hintForList(key, value);
  if (expected !== 'object' && expected !== 'record') return undefined;
  if (isList(value)) return hintForMapping(key, value);
  if (typeof value !== 'string') return undefined;
  const form = mappingOf(path, value);
  if (form === undefined) return undefined;
  const isItem = typeof path.at(-1) === 'number';
  return `write a mapping: ${isItem ? printYamlInline(form) : printForm(form)}`;
}

/** Where an author writes one word, what it usually stands for. */
function mappingOf(path: KeyPath, value: string): Mapping | undefined {
  const [above, key] = [path.at(-2), path.at(-1)];
  if ((above === 'hooks' || above === 'checks') && typeof key === 'number')
    return { title: value, run: wordsOf(value) };
  if (above === 'parameters')
    return { [String(key)]: { type: types.has(value) ? value : 'string' } };
  return above === 'layers' ? { [String(key)]: { default: value } } : undefined;
}

const types = new Set(['string', 'integer', 'number', 'boolean', 'array']);

/** Without a shell a command is a list of its words. */
function hintForList(key: string, value: Value): string | undefined {
  if (isMapping(value)) return `write a list: ${printForm({ [key]: [value] })}`;
  if (typeof value !== 'string') return undefined;
  if (key !== 'run') return `write a list: ${printForm({ [key]: [value] })}`;
  if (/[|&;<>$`]/.test(value))
    return 'there is no shell: write one list of words for each command, such as run: [npm, ci]';
  return `write the words of the command as a list: ${printForm({ run: wordsOf(value) })}`;
}

function wordsOf(command: string): readonly string[] {
  const words = command.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  return words.map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
}

/** The keys are the names in the list; the first is shown with its value. */
function hintForMapping(key: string, items: readonly Value[]): string {
  const example = examples[key] ?? { NAME: 'value' };
  const entries = fixedKeys.has(key)
    ? []
    : items.flatMap((item) => entryOf(item, example)).slice(0, 1);
  const form = entries.length > 0 ? Object.fromEntries(entries) : example;
  return `write keys without dashes: ${printForm({ [key]: form })}`;
}

function entryOf(item: Value, example: Mapping): readonly (readonly [string, Value])[] {
  const [usual] = Object.values(example);
  if (typeof item === 'string') return [[item, usual]];
  if (!isMapping(item)) return [];
  const { name, ...rest } = item;
  if (typeof name === 'string') return [[name, Object.keys(rest).length > 0 ? rest : usual]];
  return Object.entries(item).slice(0, 1);
}

const fixedKeys = new Set(['metadata', 'spec']);

/** What usually stands under a key that is a mapping. */
const examples: Readonly<Record<string, Mapping>> = {
  metadata: { name: 'orders', title: 'Orders' },
  parameters: { port: { type: 'integer' } },
  layers: { ci: {} },
  needs: { git: 'What it is needed for.' },
  slots: { start: 'slots/start.js.hbs' },
  combine: { 'package.json': 'json' },
  why: { 'src/main.ts': 'Starts the service.' },
  changes: { '1.1.0': ['What changed.'] },
  facts: { image: 'node:24' },
  answers: { name: 'orders' },
  kinds: { service: { default: 'web' } },
};

const longest = 100;

function printForm(form: Mapping): string {
  const text = printYamlInline(form).replace(/^\{(.*)\}$/s, '$1');
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
