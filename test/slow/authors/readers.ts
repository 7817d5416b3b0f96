import { type Files, lineAt, linesWith, type Spot } from './mutant.ts';
import { isExample, type Site } from './sites.ts';

/**
 * Where the facts of a template or a capability are read, below which a value stands: facts are data of any shape, so what a reader
 * misses is told at the reader. Each line of a skeleton that reads a field of this name, of one around it, or in it.
 */
export function readersOf({ path, text, value }: Site, files: Files): readonly Spot[] {
  if (path[0] !== 'spec' || path[1] !== 'facts') return [];
  const around = path.slice(2).filter((part) => typeof part === 'string');
  const inside = text.slice(value.from, value.to).matchAll(/([a-z]\w*):/g);
  const names = [...around, ...[...inside].map(([, name = '']) => name)];
  if (names.length === 0) return [];
  const field = new RegExp(`\\{\\{[^}]*\\.(${names.join('|')})\\b`, 'g');
  return [...files].flatMap(([reader, { text: read }]) =>
    [...read.matchAll(field)].map((match) => ({ file: reader, line: lineAt(read, match.index) })),
  );
}

/** Where a value of an enumeration is chosen: each line of an example that names it. */
export function choosersOf({ path, text, value }: Site, files: Files): readonly Spot[] {
  if (path[1] !== 'parameters' || path[3] !== 'enum') return [];
  const [, name] =
    /^(?:\{ *value: *)?["']?([^"',}\s]+)/.exec(text.slice(value.from, value.to)) ?? [];
  const examples = new Map([...files].filter(([file]) => isExample(file)));
  return name === undefined ? [] : linesWith(name, examples);
}
