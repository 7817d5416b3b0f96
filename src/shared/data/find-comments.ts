import { visit } from 'jsonc-parser';
import { tokensOf } from './nesting.ts';
import { scanToml } from './scan-toml.ts';

/** A comment in a text, from its mark up to its end. */
export interface Comment {
  readonly start: number;
  readonly end: number;
}

/** The comments of a text of data, in order. */
export function findComments(language: 'json' | 'yaml' | 'toml', text: string): readonly Comment[] {
  switch (language) {
    case 'json':
      return findInJson(text);
    case 'yaml':
      return findInYaml(text);
    case 'toml':
      return [...scanToml(text)]
        .filter(({ kind }) => kind === 'comment')
        .map(({ at, end }) => ({ start: at, end: endOfLineBefore(text, at, end) }));
  }
}

function findInJson(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  const onComment = (start: number, length: number) => {
    comments.push({ start, end: endOfLineBefore(text, start, start + length) });
  };
  visit(text, { onComment });
  return comments;
}

function findInYaml(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  for (const { type, source } of tokensOf(text)) {
    if (type === 'comment') comments.push({ start: offset, end: offset + source.trimEnd().length });
    offset += source.length;
  }
  return comments;
}

function endOfLineBefore(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
