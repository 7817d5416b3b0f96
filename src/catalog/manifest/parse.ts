import { type Document, isScalar, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import type * as z from 'zod';
import { type DuplicateKey, findDuplicateKeys } from '../../shared/data/duplicate-keys.ts';
import { findTooDeep, tooDeep } from '../../shared/data/nesting.ts';
import { type CutText, removeDuplicateKeys } from '../../shared/data/remove-duplicate-keys.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { err, errAll, ok, type Result } from '../../shared/result.ts';
import { positionAt } from '../../shared/tree/text.ts';
import { createSourceMap } from './create-source-map.ts';
import { describeIssues } from './describe-issues.ts';
import { withCurrentKeys } from './old-keys.ts';
import type { ManifestSourceMap, WithSource } from './source-map.ts';

const mostAliases = 100;

/** More errors than anybody reads: later ones follow from the first. */
const mostErrors = 30;

/**
 * Parses YAML text with a schema: the value with its source map, or every error. Duplicate keys, unknown tags,
 * endless aliases and endless nesting are errors.
 */
export function parseManifest<S extends z.ZodType>(
  schema: S,
  text: string,
  file: string,
): Result<WithSource<z.infer<S>>> {
  const read = readDocument(text, file);
  if (!read.ok) return read;
  const source = withCurrentKeys(read.value);
  const parsed = schema.safeParse(source.value, { reportInput: true });
  if (parsed.success) return ok({ ...source, value: parsed.data });
  return describeIssues(schema, source, parsed.error.issues);
}

/** Reads a YAML text, whatever its shape. */
export function readDocument(text: string, file: string): Result<WithSource<unknown>> {
  const lines = new LineCounter();
  const deep = findTooDeep('yaml', text);
  if (deep !== undefined) return err(describeTooDeep(file, positionAt(text, deep)));
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'error',
      uniqueKeys: false,
    });
    const errors = [...document.errors, ...document.warnings];
    const duplicates = findDuplicateKeys(document);
    const isFaulty = errors.length + duplicates.length > 0;
    const open = isFaulty ? findUnclosedText(document, text) : undefined;
    if (open !== undefined) return err(describeOpenText(text, open, { lines, file }));
    const cuts = duplicates.length > 0 ? removeDuplicateKeys(text) : new Map<number, CutText>();
    const diagnostics = [
      ...errors.map((error) => describe(error, lines, file)),
      ...duplicates.map((duplicate) => describeDuplicate(duplicate, lines, { file, cuts })),
    ];
    const [first, ...rest] = withoutFollowing(diagnostics.sort(byLocation)).slice(0, mostErrors);
    if (first) return errAll([first, ...rest]);
    let sourceMap: ManifestSourceMap | undefined;
    return ok({
      file,
      text,
      value: document.toJS({ maxAliasCount: mostAliases }),
      sourceMap: () => {
        sourceMap ??= createSourceMap(document, lines, text);
        return sourceMap;
      },
    });
  } catch (error) {
    return err(describeThrown(error, file));
  }
}

/** The rest of the file is inside the string, so errors there follow from it. */
function describeOpenText(
  text: string,
  at: number,
  { lines, file }: { readonly lines: LineCounter; readonly file: string },
): Diagnostic {
  const { line, col } = lines.linePos(at);
  return {
    code: 'manifest/syntax',
    message: `unterminated string: the closing ${text[at]} is missing`,
    location: { file, line, column: col },
  };
}

function describe(error: YAMLError, lines: LineCounter, file: string): Diagnostic {
  const { line, col } = lines.linePos(error.pos[0]);
  const message = error.message.replace(/\.$/, '');
  const hint = error.code === 'TAB_AS_INDENT' ? tabHint : undefined;
  return {
    code: 'manifest/syntax',
    message,
    location: { file, line, column: col },
    ...(hint && { hint }),
  };
}

const tabHint = 'indent with two spaces for each level: no tab before "name: value"';

/** After a tab as indentation, what follows is read at the wrong level. */
function withoutFollowing(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const tab = diagnostics.findIndex(({ hint }) => hint === tabHint);
  return tab < 0 ? diagnostics : diagnostics.slice(0, tab + 1);
}

function describeDuplicate(
  { key, first, again }: DuplicateKey,
  lines: LineCounter,
  { file, cuts }: { readonly file: string; readonly cuts: ReadonlyMap<number, CutText> },
): Diagnostic {
  const [before, here] = [lines.linePos(first), lines.linePos(again)];
  return {
    code: 'manifest/duplicate-key',
    message: `duplicate key ${JSON.stringify(key)}, first in line ${before.line}, column ${before.col}`,
    location: { file, line: here.line, column: here.col },
    hint: 'remove one of them',
    ...(cuts.has(again) && { fix: { kind: 'take-out' } }),
  };
}

function byLocation({ location: a }: Diagnostic, { location: b }: Diagnostic): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

function describeTooDeep(
  file: string,
  at: { readonly line: number; readonly column: number },
): Diagnostic {
  return { code: 'manifest/syntax', message: tooDeep, location: { file, ...at } };
}

/** What the library throws instead of listing: alias bombs. */
function describeThrown(error: unknown, file: string): Diagnostic {
  const location = { file, line: 1, column: 1 };
  if (error instanceof ReferenceError)
    return {
      code: 'manifest/alias',
      message: `aliases expand to more than ${mostAliases} times their text`,
      location,
    };
  throw error;
}

/** Where a quoted text begins that is never closed; undefined if all are. */
function findUnclosedText(document: Document, text: string): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar: (_, node) => {
      const [start = 0, end = 0] = node.range ?? [];
      const quote = text[start];
      if (!isScalar(node) || (quote !== '"' && quote !== "'")) return undefined;
      const isClosed = end - start > 1 && text[end - 1] === quote && !isEscaped(text, end - 1);
      if (isClosed) return undefined;
      found = start;
      return visit.BREAK;
    },
  });
  return found;
}

/** Whether an odd number of backslashes precedes it. */
function isEscaped(text: string, at: number): boolean {
  let count = 0;
  while (text[at - 1 - count] === '\\') count += 1;
  return text[at] === '"' && count % 2 === 1;
}
