import type { JsonMember, JsonNode } from './json-tree.ts';
import { readToml } from './read-toml.ts';
import { scanToml, type TomlToken } from './scan-toml.ts';
import { isList, isMapping, type Mapping, type Value } from './value.ts';

/**
 * Parses TOML with locations: a table is a mapping whose members are on lines of their own. Undefined if it is not
 * valid.
 */
export function readTomlTree(text: string): JsonNode | undefined {
  const value = readToml(text);
  if (value === undefined) return undefined;
  const root: Table = { start: 0, end: text.length, members: new Map(), last: -1 };
  let table: readonly string[] = [];
  for (const [index, statement] of readStatements(text).entries()) {
    const path = statement.kind === 'value' ? [...table, ...statement.path] : statement.path;
    if (statement.kind !== 'value') table = path;
    position(root, { ...statement, path }, index);
  }
  return nodeOf(root, value);
}

interface Statement {
  readonly kind: 'table' | 'list' | 'value';
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
  /** The value after the equals sign. */
  readonly value?: JsonNode;
}

interface Table {
  readonly start: number;
  end: number;
  readonly members: Map<string, Table>;
  /** The statement that it was in last, to see whether it is in one piece. */
  last: number;
  scattered?: true;
  /** Not a table: a value, or a list of tables. */
  leaf?: JsonNode;
}

function position(root: Table, { path, start, end, kind, value }: Statement, index: number): void {
  let here = root;
  for (const [depth, key] of path.entries()) {
    const known = here.members.get(key);
    const table = known ?? { start, end, members: new Map<string, Table>(), last: index };
    if (known === undefined) here.members.set(key, table);
    else if (known.last < index - 1) table.scattered = true;
    table.end = end;
    table.last = index;
    here = table;
    if (here.leaf) return;
    if (depth < path.length - 1) continue;
    if (value) here.leaf = value;
    else if (kind === 'list') here.leaf = { start, end, value: undefined };
  }
}

function nodeOf(table: Table, value: Value): JsonNode {
  const { start, end, leaf } = table;
  if (leaf)
    return leaf.items || leaf.members ? withValues(leaf, value) : { start: leaf.start, end, value };
  const mapping: Mapping = isMapping(value) ? value : {};
  const members = [...table.members].map(
    ([key, member]): JsonMember => ({
      key,
      start: member.start,
      end: member.end,
      node: nodeOf(member, mapping[key]),
      ...(member.scattered && { scattered: true }),
    }),
  );
  return { start, end, value, members, block: true };
}

/** The content of brackets has the values that the library parsed there. */
function withValues(node: JsonNode, value: Value): JsonNode {
  if (node.items && isList(value))
    return {
      ...node,
      value,
      items: node.items.map((item, index) => withValues(item, value[index])),
    };
  if (node.members && isMapping(value))
    return {
      ...node,
      value,
      members: node.members.map((member) => ({
        ...member,
        node: withValues(member.node, value[member.key]),
      })),
    };
  return { start: node.start, end: node.end, value };
}

function readStatements(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  let [from, depth] = [0, 0];
  let tokens: TomlToken[] = [];
  const take = (end: number) => {
    const statement = readStatement(text, from, end, tokens);
    if (statement) statements.push(statement);
    tokens = [];
  };
  for (const token of scanToml(text)) {
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    if (token.kind === 'line' && depth === 0) {
      take(token.at);
      from = token.end;
    } else tokens.push(token);
  }
  take(text.length);
  return statements;
}

function readStatement(
  text: string,
  from: number,
  to: number,
  tokens: readonly TomlToken[],
): Statement | undefined {
  const comment = tokens.findLast(({ kind, end }) => kind === 'comment' && end === to);
  const { start, end } = trim(text, from, comment?.at ?? to);
  if (start === end) return undefined;
  const header = /^\[\[?/.exec(text.slice(start, start + 2))?.[0];
  if (header) {
    const inside = text.slice(start + header.length, end - header.length);
    return { kind: header === '[' ? 'table' : 'list', path: pathOf(inside), start, end };
  }
  const equals = tokens.find(({ kind }) => kind === 'equals');
  if (equals === undefined) return undefined;
  const path = pathOf(text.slice(start, equals.at));
  const inside = tokens.filter(({ at }) => at > equals.at);
  return {
    kind: 'value',
    path,
    start,
    end,
    value: spanOfValue(text, { start: equals.end, end }, inside),
  };
}

/** A list or a mapping between brackets with what is in it; anything else by its ends. */
function spanOfValue(text: string, span: TomlSpan, tokens: readonly TomlToken[]): JsonNode {
  const { start, end } = trim(text, span.start, span.end);
  const whole = { start, end, value: undefined };
  const [open] = tokens;
  if (open?.kind !== 'open' || open.at !== start) return whole;
  const parts = splitAt(tokens.slice(1), start + 1, end - 1).map((part) => trimPart(text, part));
  const full = parts.filter((part) => part.end > part.start);
  if (text[start] === '[')
    return { ...whole, items: full.map((part) => spanOfValue(text, part, part.tokens)) };
  const members = full.flatMap((part): readonly JsonMember[] => {
    const equals = part.tokens.find(({ kind }) => kind === 'equals');
    const path = equals ? pathOf(text.slice(part.start, equals.at)) : [];
    const [key, ...deeper] = path;
    if (equals === undefined || key === undefined || deeper.length > 0) return [];
    const inside = part.tokens.filter(({ at }) => at > equals.at);
    const node = spanOfValue(text, { start: equals.end, end: part.end }, inside);
    return [{ key, start: part.start, end: part.end, node }];
  });
  return members.length === full.length ? { ...whole, members } : whole;
}

interface TomlSpan {
  readonly start: number;
  readonly end: number;
}

interface TomlPart extends TomlSpan {
  readonly tokens: readonly TomlToken[];
}

/** Without the comments after it. */
function trimPart(text: string, part: TomlPart): TomlPart {
  let { start, end } = trim(text, part.start, part.end);
  for (const { kind, at, end: last } of [...part.tokens].reverse()) {
    if (kind !== 'comment' || last < end || at < start) break;
    end = trim(text, start, at).end;
  }
  return { ...part, start, end };
}

/** The parts between the commas of the outermost brackets, with their marks. */
function splitAt(tokens: readonly TomlToken[], from: number, to: number): readonly TomlPart[] {
  const parts: TomlPart[] = [];
  let [start, depth] = [from, 0];
  let inside: TomlToken[] = [];
  for (const token of tokens) {
    if (token.at >= to) break;
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    if (token.kind === 'comma' && depth === 0) {
      parts.push({ start, end: token.at, tokens: inside });
      start = token.end;
      inside = [];
    } else inside.push(token);
  }
  return [...parts, { start, end: to, tokens: inside }];
}

/** Without white space and lines of comments around it. */
function trim(text: string, from: number, to: number): TomlSpan {
  let [start, end] = [from, to];
  for (;;) {
    while (start < end && /\s/.test(text[start] ?? '')) start += 1;
    if (text[start] !== '#' || start >= end) break;
    const line = text.indexOf('\n', start);
    start = line < 0 || line > end ? end : line;
  }
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}

/** The names of a key with dots, in whatever quotes. */
function pathOf(key: string): readonly string[] {
  const path: string[] = [];
  let here: Value = readToml(`${key} = 0\n`);
  while (isMapping(here)) {
    const [name]: readonly string[] = Object.keys(here);
    if (name === undefined) break;
    path.push(name);
    here = here[name];
  }
  return path;
}
