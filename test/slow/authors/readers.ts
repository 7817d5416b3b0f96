import { type Files, lineAt, type Spot } from './mutant.ts';
import type { Site } from './sites.ts';

/**
 * Where the facts of a template are read, below which a value stands: facts are data of any shape, so what a reader
 * misses is told at the reader. Each line of a skeleton that reads a field of this name, of one around it, or in it.
 */
export function readersOf({ path, file, text, value }: Site, files: Files): readonly Spot[] {
  if (!file.endsWith('template.yaml') || path[0] !== 'spec' || path[1] !== 'facts') return [];
  const around = path.slice(2).filter((part) => typeof part === 'string');
  const inside = text.slice(value.from, value.to).matchAll(/([a-z]\w*):/g);
  const names = [...around, ...[...inside].map(([, name = '']) => name)];
  if (names.length === 0) return [];
  const field = new RegExp(`\\{\\{[^}]*\\.(${names.join('|')})\\b`, 'g');
  return [...files].flatMap(([reader, { text: read }]) =>
    [...read.matchAll(field)].map((match) => ({ file: reader, line: lineAt(read, match.index) })),
  );
}
