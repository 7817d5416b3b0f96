/** A program whose one block is that of an `{{else if}}`. */
interface Program extends hbs.AST.Program {
  readonly chained?: boolean;
}

interface Block extends hbs.AST.BlockStatement {
  readonly closeStrip: { readonly open: boolean; readonly close: boolean };
}

/** Text as it stands, and what the grammar left of it. */
interface Content extends hbs.AST.Statement {
  readonly original: string;
  value: string;
  /** Whether its first line's end was taken, or all of its first white space. */
  rightStripped?: boolean;
}

/**
 * Takes a line that only a closing tag stands on out of what a chain of `{{else if}}` gives, as the grammar does
 * for blocks without a chain: of a chain it looks at the first part, not at the last, where that line begins.
 */
export function closeChains({ body }: hbs.AST.Program): void {
  for (const [index, statement] of body.entries()) {
    if (statement.type !== 'BlockStatement') continue;
    const block = statement as Block;
    if (block.program) closeChains(block.program);
    if (block.inverse) closeChains(block.inverse);
    if ((block.inverse as Program | undefined)?.chained) closeChain(block, body[index + 1]);
  }
}

function closeChain(block: Block, following: hbs.AST.Statement | undefined): void {
  const last = contentOf(lastOf(block).body.at(-1));
  const next = contentOf(following);
  const startsLine = last !== undefined && /\n[ \t]*$/.test(last.original);
  const [blank = ''] = /^[ \t]*(\r?\n|$)/.exec(next?.original ?? '') ?? [];
  const isAlone = startsLine && (following === undefined || blank !== '');
  if (last && block.closeStrip.open) last.value = last.value.trimEnd();
  else if (last && isAlone) last.value = withoutBlanks(last.value);
  if (next === undefined || block.closeStrip.close) return;
  if (isAlone && !next.rightStripped) next.value = next.value.slice(blank.length);
  if (!isAlone && next.rightStripped) next.value = blank + next.value;
}

/** Without the spaces and tabs at its end; a regular expression would try each run of them. */
function withoutBlanks(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end -= 1;
  return text.slice(0, end);
}

/** What comes out if no condition of the chain holds; without an `{{else}}`, the part of its last condition. */
function lastOf({ program, inverse }: hbs.AST.BlockStatement): hbs.AST.Program {
  if (!inverse) return program;
  const [link] = (inverse as Program).chained ? inverse.body : [];
  return link ? lastOf(link as hbs.AST.BlockStatement) : inverse;
}

function contentOf(statement: hbs.AST.Statement | undefined): Content | undefined {
  return statement?.type === 'ContentStatement' ? (statement as Content) : undefined;
}
