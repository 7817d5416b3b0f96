import type { PageStyle } from './page-style.ts';

/** The colour of a line of a unified diff. */
export function diffColour(line: string, paint: PageStyle['paint']): (text: string) => string {
  if (line.startsWith('@@')) return paint.cyan;
  if (line.startsWith('+')) return paint.green;
  return line.startsWith('-') ? paint.red : (text) => text;
}
