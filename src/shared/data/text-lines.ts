/** Where the comments right above a line begin, none of them indented further. */
export function startOfComments(text: string, line: number, column: number): number {
  let from = line;
  while (from > 0) {
    const above = startOfLine(text, from - 1);
    const at = indentEnd(text, above);
    if (at - above > column || !/^(#|\/\/|\/\*[^\n]*\*\/[ \t]*$)/m.test(text.slice(at, from)))
      break;
    from = above;
  }
  return from;
}

export function indentEnd(text: string, line: number): number {
  let at = line;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}

export function startOfLine(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

export function isBlankLine(text: string, line: number): boolean {
  return text.slice(line, endOfLine(text, line)).trim() === '';
}
