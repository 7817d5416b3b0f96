import { endOfQuoted, tokensOf } from './nesting.ts';
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
  const mark = /"|\/\/|\/\*/g;
  const comments: Comment[] = [];
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const { 0: token, index: start } = found;
    mark.lastIndex = token === '"' ? endOfQuoted(text, start) : endOf(text, start, token);
    if (token !== '"') comments.push({ start, end: mark.lastIndex });
  }
  return comments;
}

function endOf(text: string, start: number, token: string): number {
  const mark = token === '//' ? '\n' : '*/';
  const end = text.indexOf(mark, start + 2);
  if (end < 0) return text.length;
  return token === '//' ? endOfLineBefore(text, start, end) : end + 2;
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
