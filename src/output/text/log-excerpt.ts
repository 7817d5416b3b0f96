/** How much of a log is shown: lines with a cause, and the last ones. */
interface ExcerptSize {
  readonly causes: number;
  readonly tail: number;
}

/** A line of a log, or how many were left out between two of them. */
type LogLine = string | { readonly omitted: number };

/**
 * The lines of a log that show why a program failed. A short log is shown in full. Of a longer one: the first lines
 * that look like errors, each with the next line, where many programs print the cause; and the end, which often only
 * says that there was an error.
 */
export function excerptLog(log: string, { causes, tail }: ExcerptSize): readonly LogLine[] {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  if (lines.length <= causes + tail) return lines;
  const from = lines.length - tail;
  const shown = new Set([
    ...causesIn(lines.slice(0, from)).slice(0, causes),
    ...range(from, lines.length),
  ]);
  let last = -1;
  const excerpt: LogLine[] = [];
  for (const index of [...shown].sort((a, b) => a - b)) {
    if (index > last + 1) excerpt.push({ omitted: index - last - 1 });
    excerpt.push(lines[index] ?? '');
    last = index;
  }
  return excerpt;
}

/** The places of lines that look like an error, and of those below them, in order. */
function causesIn(lines: readonly string[]): readonly number[] {
  const found = lines.flatMap((line, index) => (looksWrong(line) ? [index, index + 1] : []));
  return [...new Set(found)].filter((index) => index < lines.length);
}

/** Words that programs print for fatal errors; not warnings, since they stop nothing. */
function looksWrong(line: string): boolean {
  return marker.test(line) && !/\bwarn(ing)?\b/i.test(line);
}

const marker =
  /error\b|exception\b|\b(fatal|fail(ed|ure|s)?|panic|traceback|cannot|can't|could not|couldn't|unable|denied|refused|rejected|forbidden|unauthorized|invalid|unknown|missing|not (found|allowed|permitted|installed)|no such|no \w+ key|timed out|E[A-Z]{4,})\b|✗|✖|×/i;

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
