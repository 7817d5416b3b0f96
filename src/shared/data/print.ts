import { stringify as stringifyToml } from 'smol-toml';
import { stringify } from 'yaml';
import { isList, isMapping, type Value } from './value.ts';

/** JSON as formatters write it: two spaces, a newline at the end. */
export function printJson(value: Value): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A YAML document: block style, no line folded, a newline at the end. */
export function printYaml(value: Value): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
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
  const text = stringify(value, { lineWidth: 0, compat: 'yaml-1.1' }).replace(/\n$/, '');
  return text.includes('\n') ? JSON.stringify(value) : text;
}

/** Between brackets, commas and brackets end a plain text. */
function printYamlInFlow(value: Value): string {
  const text = printYamlInline(value);
  return text === value && /[,[\]{}]/.test(text) ? JSON.stringify(text) : text;
}

/** A TOML value, as on the right of `=`. */
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
