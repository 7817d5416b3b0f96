import { matchLines } from '../plan/merge/match-lines.ts';

/**
 * The edits that make one text of another: the hunks of a unified diff, but without line numbers, so that a change
 * elsewhere does not touch them. Both texts end with a newline. Undefined if the hunks could not be found again.
 */
export function printEdits(before: string, after: string): string | undefined {
  const script = editScript(linesOf(before), linesOf(after));
  for (let context = 1; context <= mostContext; context *= 2) {
    const edits = hunksOf(script, context)
      .map((hunk) => [marker, ...hunk].map((line) => `${line}\n`).join(''))
      .join('');
    if (applyEdits(before, edits) === after) return edits;
  }
  return undefined;
}

const marker = '@@';
const mostContext = 64;

/** The text after the edits: each hunk goes to the first place that fits it, below the hunk before. */
export function applyEdits(before: string, edits: string): string | undefined {
  const old = linesOf(before);
  const result: string[] = [];
  let done = 0;
  for (const hunk of readHunks(edits)) {
    const from = hunk.filter((line) => !line.startsWith('+')).map(contentOf);
    const start = indexOfLines(old, from, done);
    if (start === -1) return undefined;
    for (const line of old.slice(done, start)) result.push(line);
    for (const line of hunk) if (!line.startsWith('-')) result.push(contentOf(line));
    done = start + from.length;
  }
  for (const line of old.slice(done)) result.push(line);
  return result.map((line) => `${line}\n`).join('');
}

/** Every line of both texts: unchanged with a space, removed with `-`, added with `+`. */
function editScript(old: readonly string[], now: readonly string[]): readonly string[] {
  const script: string[] = [];
  let [doneOld, doneNow] = [0, 0];
  for (const [nextOld, nextNow] of [...matchLines(old, now), [old.length, now.length] as const]) {
    for (const line of old.slice(doneOld, nextOld)) script.push(`-${line}`);
    for (const line of now.slice(doneNow, nextNow)) script.push(`+${line}`);
    const same = old[nextOld];
    if (same !== undefined) script.push(same === '' ? '' : ` ${same}`);
    [doneOld, doneNow] = [nextOld + 1, nextNow + 1];
  }
  return script;
}

/** The changed lines with some unchanged ones around them; hunks that touch are one. */
function hunksOf(script: readonly string[], context: number): readonly (readonly string[])[] {
  const hunks: string[][] = [];
  let end = -1;
  for (const [index, line] of script.entries()) {
    if (!isChange(line)) continue;
    const start = Math.max(end, index - context, 0);
    if (start > end || hunks.length === 0) hunks.push([]);
    const stop = Math.min(index + context + 1, script.length);
    for (const near of script.slice(start, stop)) hunks.at(-1)?.push(near);
    end = stop;
  }
  return hunks;
}

function isChange(line: string): boolean {
  return line.startsWith('-') || line.startsWith('+');
}

function readHunks(edits: string): readonly (readonly string[])[] {
  const hunks: string[][] = [];
  for (const line of linesOf(edits)) {
    if (line === marker) hunks.push([]);
    else hunks.at(-1)?.push(line);
  }
  return hunks;
}

/** An unchanged empty line stays empty: editors remove spaces at the end of lines. */
function contentOf(line: string): string {
  return line.slice(1);
}

function indexOfLines(lines: readonly string[], wanted: readonly string[], from: number): number {
  for (let start = from; start + wanted.length <= lines.length; start += 1)
    if (wanted.every((line, index) => lines[start + index] === line)) return start;
  return -1;
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').slice(0, -1);
}
