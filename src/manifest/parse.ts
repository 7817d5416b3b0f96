import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import type * as z from 'zod';
import { type Cut, cutTwins } from '../data/cut-yaml.ts';
import { findTooDeep, tooDeep } from '../data/nesting.ts';
import { findTwinKeys, type TwinKey } from '../data/twin-keys.ts';
import { bad, badAll, type Checked, good } from '../errors/checked.ts';
import type { Problem } from '../errors/problem.ts';
import { positionAt } from '../tree/text.ts';
import { describeIssues } from './describe-issues.ts';
import { withCurrentKeys } from './old-keys.ts';
import { findOpenText } from './open-text.ts';
import type { Sourced, Spots } from './source.ts';
import { findSpots } from './spots.ts';

const mostAliases = 100;

/** More of one text than anybody reads: what the grammar tells after so many follows from them. */
const mostErrors = 30;

/**
 * Reads a YAML text as a shape: the value with the place of all that is in it, or every error.
 * Keys that stand twice, unknown tags, aliases that expand without end and nesting without end are errors.
 */
export function parseManifest<S extends z.ZodType>(
  schema: S,
  text: string,
  file: string,
): Checked<Sourced<z.infer<S>>> {
  const read = readDocument(text, file);
  if (!read.ok) return read;
  const source = withCurrentKeys(read.value);
  const parsed = schema.safeParse(source.value, { reportInput: true });
  if (parsed.success) return good({ ...source, value: parsed.data });
  return describeIssues(schema, source, parsed.error.issues);
}

/** Reads a YAML text, whatever its shape. */
export function readDocument(text: string, file: string): Checked<Sourced<unknown>> {
  const lines = new LineCounter();
  const deep = findTooDeep('yaml', text);
  if (deep !== undefined) return bad(describeTooDeep(file, positionAt(text, deep)));
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'error',
      uniqueKeys: false,
    });
    const errors = [...document.errors, ...document.warnings];
    const twins = findTwinKeys(document);
    const isFaulty = errors.length + twins.length > 0;
    const open = isFaulty ? findOpenText(document, text) : undefined;
    if (open !== undefined) return bad(describeOpenText(text, open, { lines, file }));
    const cuts = twins.length > 0 ? cutTwins(text) : new Map<number, Cut>();
    const problems = [
      ...errors.map((error) => describe(error, lines, file)),
      ...twins.map((twin) => describeTwin(twin, lines, { file, cuts })),
    ];
    const [first, ...rest] = problems.sort(byPlace).slice(0, mostErrors);
    if (first) return badAll([first, ...rest]);
    let spots: Spots | undefined;
    return good({
      file,
      text,
      value: document.toJS({ maxAliasCount: mostAliases }),
      spots: () => {
        spots ??= findSpots(document, lines, text);
        return spots;
      },
    });
  } catch (error) {
    return bad(describeThrown(error, file));
  }
}

/** The rest of the file is inside of it, and what is wrong there follows from that. */
function describeOpenText(
  text: string,
  at: number,
  { lines, file }: { readonly lines: LineCounter; readonly file: string },
): Problem {
  const { line, col } = lines.linePos(at);
  return {
    code: 'manifest/syntax',
    message: `the text that begins here has no closing ${text[at]}`,
    place: { file, line, column: col },
  };
}

function describe(error: YAMLError, lines: LineCounter, file: string): Problem {
  const { line, col } = lines.linePos(error.pos[0]);
  const message = error.message.replace(/\.$/, '');
  return { code: 'manifest/syntax', message, place: { file, line, column: col } };
}

function describeTwin(
  { key, first, again }: TwinKey,
  lines: LineCounter,
  { file, cuts }: { readonly file: string; readonly cuts: ReadonlyMap<number, Cut> },
): Problem {
  const [before, here] = [lines.linePos(first), lines.linePos(again)];
  return {
    code: 'manifest/duplicate-key',
    message: `duplicate key ${JSON.stringify(key)}, first in line ${before.line}, column ${before.col}`,
    place: { file, line: here.line, column: here.col },
    hint: 'leave one of them out',
    ...(cuts.has(again) && { fix: { kind: 'take-out' } }),
  };
}

function byPlace({ place: a }: Problem, { place: b }: Problem): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

function describeTooDeep(
  file: string,
  at: { readonly line: number; readonly column: number },
): Problem {
  return { code: 'manifest/syntax', message: tooDeep, place: { file, ...at } };
}

/** What the library throws instead of listing: alias bombs. */
function describeThrown(error: unknown, file: string): Problem {
  const place = { file, line: 1, column: 1 };
  if (error instanceof ReferenceError)
    return {
      code: 'manifest/alias',
      message: `aliases expand to more than ${mostAliases} times their text`,
      place,
    };
  throw error;
}
