import { parse as parseTomlText, TomlError } from 'smol-toml';
import { LineCounter, parseAllDocuments } from 'yaml';
import { baseName } from '../tree/path.ts';
import { findDuplicateKeys } from './duplicate-keys.ts';
import { findJsonError } from './json-error.ts';
import { findTooDeep, tooDeep } from './nesting.ts';
import type { Value } from './value.ts';

/** Languages of data whose syntax `idp` can check and combine. */
export type Language = 'json' | 'yaml' | 'toml';

/** Why a text is not of its language; line and column count from 1 where they are known. */
export interface DataSyntaxError {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

type Parsed = { readonly value: Value } | { readonly error: DataSyntaxError };

/** The language of a file by its name; undefined where it may hold comments or is none of these. */
export function languageOf(path: string): Language | undefined {
  const name = baseName(path);
  if (/^tsconfig.*\.json$/.test(name) || /(^|\/)\.(vscode|devcontainer)\//.test(path))
    return undefined;
  if (name.endsWith('.json')) return 'json';
  if (/\.ya?ml$/.test(name)) return 'yaml';
  return name.endsWith('.toml') ? 'toml' : undefined;
}

/** The value of a text; of a YAML stream, the list of its documents if there are several. */
export function parseData(language: Language, text: string): Parsed {
  const deep = findTooDeep(language, text);
  if (deep !== undefined) return { error: { message: `it ${tooDeep}`, ...locationOf(text, deep) } };
  if (language === 'json') return parseJson(text);
  return language === 'yaml' ? parseYamlStream(text) : parseToml(text);
}

function parseJson(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as Value };
  } catch (error) {
    const { message, offset } = findJsonError(text) ?? { message: String(error), offset: 0 };
    return { error: { message, ...locationOf(text, offset) } };
  }
}

function locationOf(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function parseYamlStream(text: string): Parsed {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    uniqueKeys: false,
  });
  const list = Array.isArray(documents) ? documents : [];
  const error = list.flatMap((document) => document.errors)[0];
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    return { error: { message: error.message, line, column: col } };
  }
  const [duplicate] = list.flatMap((document) => findDuplicateKeys(document));
  if (duplicate) {
    const [first, again] = [lines.linePos(duplicate.first), lines.linePos(duplicate.again)];
    const message = `duplicate key ${JSON.stringify(duplicate.key)}, first in line ${first.line}`;
    return { error: { message, line: again.line, column: again.col } };
  }
  try {
    const values = list.map((document) => document.toJS() as Value);
    return { value: values.length > 1 ? values : values[0] };
  } catch (thrown) {
    if (!(thrown instanceof ReferenceError)) throw thrown;
    return { error: { message: 'aliases expand to too much' } };
  }
}

function parseToml(text: string): Parsed {
  try {
    return { value: parseTomlText(text) as Value };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const message = error.message.split('\n')[0] ?? error.message;
    return { error: { message, line: error.line, column: error.column } };
  }
}
