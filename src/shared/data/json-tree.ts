import { endOfQuoted, findTooDeep } from './nesting.ts';
import type { Value } from './value.ts';

/** A value of JSON, YAML or TOML and its range in the text: offsets from 0, the end exclusive. */
export interface JsonNode {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
  /** Its content is on lines of its own, by indentation or below a table header, and not between brackets. */
  readonly block?: true;
  /** Of an object. */
  readonly members?: readonly JsonMember[];
  /** Of a list. */
  readonly items?: readonly JsonNode[];
}

export interface JsonMember {
  /** Where its key starts and its value ends. */
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly node: JsonNode;
  /** Of a table of TOML that has parts of others between its own. */
  readonly scattered?: true;
}

/**
 * Parses JSON with locations, also with comments and trailing commas (tsconfig.json and the like). Undefined if it is
 * not valid, or has duplicate keys: it is unclear which one counts.
 */
export function readJsonTree(text: string): JsonNode | undefined {
  if (findTooDeep('json', text) !== undefined) return undefined;
  const reader = new Reader(text);
  const node = reader.readValue();
  return node && reader.isAtEnd() ? node : undefined;
}

const blank = /[ \t\r\n]+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const word = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  isAtEnd(): boolean {
    this.skipBlank();
    return this.at === this.text.length;
  }

  readValue(): JsonNode | undefined {
    this.skipBlank();
    if (this.text[this.at] === '{') return this.readObject();
    if (this.text[this.at] === '[') return this.readList();
    return this.readScalar();
  }

  private readScalar(): JsonNode | undefined {
    const start = this.at;
    const token = this.text[start] === '"' ? this.takeQuoted() : this.take(word);
    const value = token === '' ? undefined : readScalar(token);
    return value === undefined ? undefined : { start, end: this.at, value };
  }

  private takeQuoted(): string {
    const start = this.at;
    this.at = endOfQuoted(this.text, start);
    return this.text.slice(start, this.at);
  }

  private readList(): JsonNode | undefined {
    const start = this.at;
    const items = this.readAll(']', () => this.readValue());
    return items && { start, end: this.at, value: items.map(({ value }) => value), items };
  }

  private readObject(): JsonNode | undefined {
    const start = this.at;
    const members = this.readAll('}', () => this.readMember());
    if (members === undefined) return undefined;
    if (new Set(members.map(({ key }) => key)).size < members.length) return undefined;
    const entries = members.map(({ key, node }) => [key, node.value] as const);
    return { start, end: this.at, value: Object.fromEntries(entries), members };
  }

  private readMember(): JsonMember | undefined {
    this.skipBlank();
    const key = this.readScalar();
    this.skipBlank();
    if (typeof key?.value !== 'string' || this.text[this.at] !== ':') return undefined;
    this.at += 1;
    const node = this.readValue();
    return node && { start: key.start, end: node.end, key: key.value, node };
  }

  /** The content of brackets; the reader is after the closing one then. */
  private readAll<T>(close: string, read: () => T | undefined): readonly T[] | undefined {
    const all: T[] = [];
    this.at += 1;
    for (;;) {
      this.skipBlank();
      if (this.text[this.at] === close) break;
      const one = read();
      if (one === undefined) return undefined;
      all.push(one);
      this.skipBlank();
      if (this.text[this.at] === ',') this.at += 1;
      else if (this.text[this.at] !== close) return undefined;
    }
    this.at += 1;
    return all;
  }

  private skipBlank(): void {
    while (this.take(blank) !== '');
  }

  private take(sticky: RegExp): string {
    sticky.lastIndex = this.at;
    const token = sticky.exec(this.text)?.[0] ?? '';
    this.at += token.length;
    return token;
  }
}

/** A text in quotes may hold what must be escaped; a regular expression would need a stack as deep as it is long. */
function readScalar(token: string): string | number | boolean | null | undefined {
  try {
    return JSON.parse(token) as string | number | boolean | null;
  } catch {
    return undefined;
  }
}
