import { displayWidth, isPlain, takeColumns } from './width.ts';

/**
 * Wraps a text to a width, between words, and within a word only if necessary: then after a hyphen, if it has one. Kept
 * words stay whole even if they are longer, such as paths that are to be copied.
 */
export function wrap(text: string, width: number, keepWords = false): readonly string[] {
  const fits = text.length <= width && !text.startsWith(' ') && isPlain(text);
  return fits ? [text] : text.split('\n').flatMap((line) => wrapLine(line, width, keepWords));
}

function wrapLine(line: string, width: number, keepWords: boolean): readonly string[] {
  const lines: string[] = [];
  let current = '';
  const words = line.split(' ');
  for (const word of keepWords ? words : words.flatMap((part) => breakWord(part, width))) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (current === '' || displayWidth(joined) <= width) current = joined;
    else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current];
}

function breakWord(word: string, width: number): readonly string[] {
  if (displayWidth(word) <= width) return [word];
  const fitting = takeColumns(word, Math.max(1, width)) || word;
  const head = fitting.slice(0, fitting.lastIndexOf('-') + 1) || fitting;
  return head === word ? [word] : [head, ...breakWord(word.slice(head.length), width)];
}
