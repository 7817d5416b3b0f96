import { readDocument } from '../../catalog/manifest/parse.ts';
import { append } from '../../shared/append.ts';
import { type CutText, removeDuplicateKeys } from '../../shared/data/remove-duplicate-keys.ts';
import { compareText, type Diagnostic, type Fix, type Location } from '../../shared/diagnostic.ts';

/** A fix, for the report. */
export interface Fixed {
  readonly file: string;
  readonly line: number | undefined;
  readonly what: string;
}

/** The files of a catalog that read otherwise now, or have another name, by the name that they had. */
export interface FixResult {
  readonly texts: ReadonlyMap<string, string>;
  readonly renamed: ReadonlyMap<string, string>;
  readonly fixed: readonly Fixed[];
}

/**
 * Applies unambiguous fixes, all those of a file or none: if a readable file would become unreadable, it stays as it
 * is. Overlapping fixes are left to the next round.
 */
export function applyFixes(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
): FixResult {
  const texts = new Map<string, string>();
  const renamed = new Map<string, string>();
  const fixed: Fixed[] = [];
  for (const [file, all] of byFile(diagnostics)) {
    const [first] = all.flatMap(({ fix }) => (fix.kind === 'rename' ? [fix.to] : []));
    if (first !== undefined) {
      const to = `${file.slice(0, file.lastIndexOf('/') + 1)}${first}`;
      if (sources.has(to)) continue;
      renamed.set(file, to);
      fixed.push({ file, line: undefined, what: `renamed to ${first}` });
      continue;
    }
    const text = sources.get(file);
    const edits = text === undefined ? [] : editsIn(text, all);
    if (text === undefined || edits.length === 0) continue;
    const fixResult = applyEdits(text, edits);
    if (!staysReadable(file, text, fixResult)) continue;
    texts.set(file, fixResult);
    append(
      fixed,
      edits.map(({ line, what }) => ({ file, line, what })),
    );
  }
  return { texts, renamed, fixed };
}

interface LocatedFix {
  readonly fix: Fix;
  readonly location: Location;
}

function byFile(
  diagnostics: readonly Diagnostic[],
): readonly (readonly [string, readonly LocatedFix[]])[] {
  const files = new Map<string, LocatedFix[]>();
  for (const { fix, location } of diagnostics) {
    if (fix === undefined || location === undefined) continue;
    files.set(location.file, [...(files.get(location.file) ?? []), { fix, location }]);
  }
  return [...files].sort(([a], [b]) => compareText(a, b));
}

interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly line: number;
  readonly what: string;
}

/** From the first to the last, without those that reach into one before. */
function editsIn(text: string, fixes: readonly LocatedFix[]): readonly TextEdit[] {
  const cuts = fixes.some(({ fix }) => fix.kind === 'take-out')
    ? removeDuplicateKeys(text)
    : new Map<number, CutText>();
  const all = fixes
    .flatMap((fix) => editFor(text, fix, cuts) ?? [])
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const edits: TextEdit[] = [];
  for (const edit of all) if (edit.start >= (edits.at(-1)?.end ?? 0)) edits.push(edit);
  return edits;
}

function editFor(
  text: string,
  { fix, location }: LocatedFix,
  cuts: ReadonlyMap<number, CutText>,
): TextEdit | undefined {
  const { line, column, length } = location;
  if (line === undefined || column === undefined) return undefined;
  const start = offsetOf(text, line) + column - 1;
  if (fix.kind === 'take-out') {
    const cut = cuts.get(start);
    const what = `removed the duplicate ${wordAt(text, start)}`;
    return cut && { ...cut, text: '', line, what };
  }
  if (fix.kind !== 'word') return undefined;
  const token = text.slice(start, start + Math.max(length ?? 0, fix.was.length + quotes));
  const within = token.indexOf(fix.was);
  if (within < 0 || token.indexOf(fix.was, within + 1) >= 0) return undefined;
  const at = start + within;
  const what = `changed ${fix.was} to ${fix.becomes}`;
  return { start: at, end: at + fix.was.length, text: fix.becomes, line, what };
}

/** A location without a length is that of a word, or of the quotes around it. */
const quotes = 2;

function wordAt(text: string, start: number): string {
  return /^[^\s,:\]}]+/.exec(text.slice(start))?.[0] ?? '';
}

function offsetOf(text: string, line: number): number {
  let offset = 0;
  for (let count = 1; count < line; count += 1) offset = text.indexOf('\n', offset) + 1;
  return offset;
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight(
    (fixResult, { start, end, text: put }) =>
      fixResult.slice(0, start) + put + fixResult.slice(end),
    text,
  );
}

/** Only manifests and examples are YAML of ours; what else a skeleton holds is its own. */
function staysReadable(file: string, before: string, after: string): boolean {
  const isOurs = /\.ya?ml$/.test(file) && !/\/(skeleton(\.[^/]+)?|slots)\//.test(file);
  return !isOurs || !readDocument(before, file).ok || readDocument(after, file).ok;
}
