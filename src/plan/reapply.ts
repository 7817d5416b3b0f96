import { diffIndices } from 'node-diff3';
import { append } from '../errors/append.ts';

/**
 * Does to a text what turns one printed form of it into another: of `ours`, which says the same as `printed`,
 * only those lines change that differ between `printed` and `edited`. Undefined where such a line of
 * `printed` has none that is its own in `ours`.
 */
export function reapply(printed: string, edited: string, ours: string): string | undefined {
  const [from, to, own] = [printed.split('\n'), edited.split('\n'), ours.split('\n')];
  const places = matchLines(from, own);
  const lines: string[] = [];
  let done = 0;
  for (const { buffer1, buffer2 } of diffIndices(from, to)) {
    const at = placeOf(buffer1, places);
    if (at === undefined || at < done) return undefined;
    const [start, length] = buffer2;
    append(lines, own.slice(done, at));
    append(lines, to.slice(start, start + length));
    done = at + buffer1[1];
  }
  append(lines, own.slice(done));
  return lines.join('\n');
}

/** Of each line of the first text, which of the second it is, but for spaces; undefined if it is none. */
function matchLines(
  from: readonly string[],
  own: readonly string[],
): readonly (number | undefined)[] {
  const places: (number | undefined)[] = [];
  let shift = 0;
  for (const { buffer1, buffer2 } of diffIndices(from.map(squeeze), own.map(squeeze))) {
    while (places.length < buffer1[0]) places.push(places.length + shift);
    for (let index = 0; index < buffer1[1]; index += 1) places.push(undefined);
    shift = buffer2[0] + buffer2[1] - places.length;
  }
  while (places.length < from.length) places.push(places.length + shift);
  return places;
}

/** The place of lines that stand together in the other text too; of none, that behind the line before them. */
function placeOf(
  [start, length]: readonly [number, number],
  places: readonly (number | undefined)[],
): number | undefined {
  if (length === 0) {
    const before = start === 0 ? -1 : places[start - 1];
    return before === undefined ? places[start] : before + 1;
  }
  const [first, last] = [places[start], places[start + length - 1]];
  const areTogether = first !== undefined && last === first + length - 1;
  return areTogether && !places.slice(start, start + length).includes(undefined)
    ? first
    : undefined;
}

/** A printed text in which the lines that another text has too, but for spaces, are as they are there. */
export function takeForm(printed: string, like: string): string {
  const forms = new Map(like.split('\n').map((line) => [squeeze(line), line]));
  return printed
    .split('\n')
    .map((line) => forms.get(squeeze(line)) ?? line)
    .join('\n');
}

/** A line without the spaces that a printer may set otherwise; its indentation counts. */
function squeeze(line: string): string {
  const [indent = ''] = /^ */.exec(line) ?? [];
  const rest = line.slice(indent.length).trimEnd().replace(/\s+/g, ' ');
  return indent + rest.replace(/([[{]) /g, '$1').replace(/ ([\]}])/g, '$1');
}
