import { CST, Lexer } from 'yaml';
import { scanToml } from './scan-toml.ts';

/** More than any file of data has, and less than takes the stack of a parser, or of what walks through its value. */
export const deepest = 500;

/** Where a text of data is nested too deeply for any parser, found by its tokens alone; undefined if it is not. */
export function findTooDeep(language: 'json' | 'yaml' | 'toml', text: string): number | undefined {
  switch (language) {
    case 'json':
      return findDeepJson(text);
    case 'yaml':
      return findDeepYaml(text);
    case 'toml':
      return findDeepToml(text);
  }
}

/** The message for text that is nested too deeply. */
export const tooDeep = `is nested more than ${deepest} levels deep`;

function findDeepJson(text: string): number | undefined {
  const mark = /["[\]{}]|\/\/|\/\*/g;
  let depth = 0;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const [token] = found;
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    else mark.lastIndex = endOf(text, found.index, token);
    if (depth > deepest) return found.index;
  }
  return undefined;
}

/** After a quoted text or a comment. */
function endOf(text: string, at: number, token: string): number {
  if (token === '"') return endOfQuoted(text, at);
  const end = token === '//' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2) + 1;
  return end <= 0 ? text.length : end + 1;
}

/** After the quote that closes the one at an offset; the end of the text if none does. */
export function endOfQuoted(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text[first - 1] === '\\') first -= 1;
    if ((end - first) % 2 === 0) return end + 1;
  }
  return text.length;
}

/** A block goes on in its column; what begins further to the right is in it. */
interface YamlBlock {
  readonly column: number;
  readonly kind: 'list' | 'mapping';
}

const openings = ['flow-map-start', 'flow-seq-start'];
const closings = ['flow-map-end', 'flow-seq-end'];
const properties = ['anchor', 'tag'];

function findDeepYaml(text: string): number | undefined {
  const blocks: YamlBlock[] = [];
  let [offset, lineStart, flow, begins] = [0, 0, 0, true];
  for (const { type, source } of tokensOf(text)) {
    const column = offset - lineStart;
    if (type === 'newline') [lineStart, begins] = [offset + source.length, true];
    else if (type === 'doc-start' || type === 'doc-end') blocks.length = 0;
    else if (openings.includes(type)) flow += 1;
    else if (closings.includes(type)) flow = Math.max(0, flow - 1);
    const isIndicator = /^(seq-item|explicit-key|map-value)-ind$/.test(type);
    const isContent = !/^(space|newline|comment|doc-start|doc-end|flow-\w+-end)$/.test(type);
    if (isContent && begins && (flow === 0 || (flow === 1 && openings.includes(type))))
      enter(blocks, { column, kind: type === 'seq-item-ind' ? 'list' : 'mapping' });
    if (isContent && !isIndicator && !properties.includes(type)) begins = false;
    offset += source.length;
    lineStart +=
      source.includes('\n') && type !== 'newline' ? lastLine(source, offset, lineStart) : 0;
    if (blocks.length + flow > deepest) return offset - source.length;
  }
  return undefined;
}

/** Where a token ends on another line, that line begins so much later. */
function lastLine(source: string, end: number, lineStart: number): number {
  return end - (source.length - 1 - source.lastIndexOf('\n')) - lineStart;
}

function enter(blocks: YamlBlock[], block: YamlBlock): void {
  let top = blocks.at(-1);
  const isOver = (one: YamlBlock) =>
    one.column > block.column ||
    (one.column === block.column && one.kind === 'list' && block.kind === 'mapping');
  while (top !== undefined && isOver(top)) {
    blocks.pop();
    top = blocks.at(-1);
  }
  if (top?.column !== block.column || top.kind !== block.kind) blocks.push(block);
}

interface YamlToken {
  readonly type: string;
  readonly source: string;
}

/** The tokens of YAML and their meaning; those that only control the parser are not part of the text. */
export function* tokensOf(text: string): Generator<YamlToken> {
  let isScalar = false;
  for (const source of new Lexer().lex(text)) {
    const type: string = isScalar ? 'scalar' : (CST.tokenType(source) ?? 'unknown');
    const announces: boolean = !isScalar && type === 'scalar';
    const steers: boolean = !isScalar && (type === 'doc-mode' || type === 'flow-error-end');
    isScalar = announces;
    if (!announces && !steers) yield { type, source };
  }
}

function findDeepToml(text: string): number | undefined {
  let [brackets, dots] = [0, 0];
  for (const { kind, at } of scanToml(text)) {
    if (kind === 'open') brackets += 1;
    else if (kind === 'close') brackets -= 1;
    if (kind === 'dot') dots += 1;
    else if (kind !== 'quoted' && kind !== 'comment') dots = 0;
    if (brackets + dots > deepest) return at;
  }
  return undefined;
}
