import { stringify as stringifyToml } from 'smol-toml';
import { isList, isMapping, type Mapping, type Value } from './value.ts';
import { yaml } from './yaml.ts';

/** JSON as formatters write it: two spaces, a newline at the end. */
export function printJson(value: Value): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A YAML document: block style, no line folded, a newline at the end. */
export function printYaml(value: Value): string {
  return (isMapping(value) && printBlock(value, '')) || yaml().stringify(value, { lineWidth: 0 });
}

/**
 * A mapping just as the library prints it, if all in it are words, numbers and lists of them: a lock mostly is,
 * and the library takes longer to load than `idp new` to write a hundred files. Undefined for all else.
 */
function printBlock(mapping: Mapping, indent: string): string | undefined {
  const lines = Object.entries(mapping).map(([key, item]) => {
    const name = isPlain(key) ? `${indent}${key}:` : undefined;
    const text = printItem(item, indent);
    return name !== undefined && text !== undefined ? `${name}${text}\n` : undefined;
  });
  return lines.length > 0 && lines.every((line) => line !== undefined) ? lines.join('') : undefined;
}

/** What stands behind a key and its colon. */
function printItem(item: Value, indent: string): string | undefined {
  const deeper = `${indent}  `;
  if (isMapping(item) && Object.keys(item).length > 0) {
    const block = printBlock(item, deeper);
    return block && `\n${block.slice(0, -1)}`;
  }
  if (isList(item) && item.length > 0) {
    const words = item.map(printWord);
    return words.every((word) => word !== undefined)
      ? words.map((word) => `\n${deeper}- ${word}`).join('')
      : undefined;
  }
  const word = isList(item) ? '[]' : isMapping(item) ? '{}' : printWord(item);
  return word && ` ${word}`;
}

function printWord(value: Value): string | undefined {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return printNumber(value);
  if (typeof value !== 'string') return undefined;
  if (isDecimal(value)) return JSON.stringify(value);
  return isPlain(value) ? value : undefined;
}

function printNumber(value: number): string | undefined {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return isDecimal(text) ? text : undefined;
}

function isDecimal(text: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(text);
}

/** What every reader takes for a text without quotes. */
function isPlain(text: string): boolean {
  if (/^\d/.test(text)) return /^\d[\w.-]*$/.test(text) && Number.isNaN(Number(text));
  return (
    /^[A-Za-z](?:[\w./@+-]|:(?=[\w/])|[ ,()](?=[\w.]))*$/.test(text) &&
    !/^(?:true|false|null)$/i.test(text)
  );
}

/**
 * A value on one line of YAML, quoted where plain text would mean something else: also to readers of
 * YAML 1.1 (kubectl, kustomize, Helm), for which `on` is true and `1:30` a number.
 */
export function printYamlInline(value: Value): string {
  if (isList(value)) return `[${value.map(printYamlInFlow).join(', ')}]`;
  if (isMapping(value)) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${printYamlInFlow(key)}: ${printYamlInFlow(item)}`,
    );
    return `{${entries.join(', ')}}`;
  }
  const word = printSureWord(value);
  if (word !== undefined) return word;
  const text = yaml().stringify(value, { lineWidth: 0, compat: 'yaml-1.1' }).replace(/\n$/, '');
  return text.includes('\n') ? JSON.stringify(value) : text;
}

/** What readers of both versions take alike: most values are that, and need no library. */
function printSureWord(value: Value): string | undefined {
  const word = printWord(value);
  if (word === undefined || typeof value !== 'string' || word !== value) return word;
  const isSure = /^[A-Za-z][\w ./@-]*$|^\d+[A-Za-z]+$/.test(word) && !meaningful.test(word);
  return isSure ? word : undefined;
}

/** Truths and numbers of YAML 1.1. */
const meaningful = /^(?:y|n|yes|no|on|off|e[-+]?\d+)$/i;

/** Between brackets, commas and brackets end a plain text. */
function printYamlInFlow(value: Value): string {
  const text = printYamlInline(value);
  return text === value && /[,[\]{}]/.test(text) ? JSON.stringify(text) : text;
}

/** A TOML value, as it stands to the right of `=`. */
export function printTomlInline(value: Value): string {
  if (isMapping(value)) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${printTomlKey(key)} = ${printTomlInline(item)}`,
    );
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return stringifyToml({ x: value }).replace(/^x = /, '').trimEnd();
}

function printTomlKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key);
}

/** JSON on one line, spaced as formatters space it: `{ "a": [1, 2] }`. */
export function printJsonInline(value: Value): string {
  if (isList(value)) return `[${value.map(printJsonInline).join(', ')}]`;
  if (!isMapping(value)) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${printJsonInline(item)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
