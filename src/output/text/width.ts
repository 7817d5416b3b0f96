import stringWidth from 'string-width';

const ascii = /^[ -~]*$/;

/** Made when it is first needed: that takes longer than to print a page. */
let segmenter: Intl.Segmenter | undefined;

/** Whether each unit of a text is a letter of one column: no break, colour, accent or wide character. */
export function isPlain(text: string): boolean {
  return ascii.test(text);
}

/** How many terminal columns a text takes: colors take none, wide characters two. */
export function displayWidth(text: string): number {
  return isPlain(text) ? text.length : stringWidth(text);
}

/** As much as is split at once: each character that is found holds the whole of it. */
const longestPiece = 200;

/** Letters without combining marks: each is one character. */
const plainRun = /[ -~]+(?=[ -~]|$)/y;
const nextPlain = /[ -~]{2}|$/g;

/** The characters as people count them: a letter with its accents is one. */
export function splitCharacters(text: string): readonly string[] {
  if (ascii.test(text)) return [...text];
  const characters: string[] = [];
  for (let at = 0; at < text.length; ) {
    plainRun.lastIndex = at;
    const found = plainRun.exec(text)?.[0].split('') ?? splitAt(text, at);
    for (const character of found) characters.push(character);
    at += found.reduce((sum, character) => sum + character.length, 0);
  }
  return characters;
}

/** Up to the next plain run; of a long piece all but the last, which may continue. */
function splitAt(text: string, at: number): readonly string[] {
  nextPlain.lastIndex = at + 1;
  const end = nextPlain.exec(text)?.index ?? text.length;
  const found = splitPiece(text.slice(at, Math.min(end, at + longestPiece)));
  return end > at + longestPiece && found.length > 1 ? found.slice(0, -1) : found;
}

function splitPiece(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** The text filled with spaces to a width. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The text, or its beginning and an ellipsis, within a width. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  return `${takeColumns(text, width - 1)}…`;
}

/** As many characters from the start as fit. */
export function takeColumns(text: string, width: number): string {
  let taken = '';
  let columns = 0;
  for (const character of splitCharacters(text)) {
    columns += displayWidth(character);
    if (columns > width) break;
    taken += character;
  }
  return taken;
}
