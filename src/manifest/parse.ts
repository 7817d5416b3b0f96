import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import type * as z from 'zod';
import { type Cut, cutTwins } from '../data/cut-yaml.ts';
import { bad, type Checked, good } from '../errors/checked.ts';
import type { Problem } from '../errors/problem.ts';
import { describeIssues } from './describe-issues.ts';
import { findOpenText } from './open-text.ts';
import type { Sourced, Spots } from './source.ts';
import { findSpots } from './spots.ts';

const mostAliases = 100;

/** More of one text than anybody reads: what the grammar tells after so many follows from them. */
const mostErrors = 30;

/**
 * Reads a YAML text as a shape: the value with the place of all that is in it, or every error.
 * Keys that stand twice, unknown tags and aliases that expand without end are errors.
 */
export function parseManifest<S extends z.ZodType>(
  schema: S,
  text: string,
  file: string,
): Checked<Sourced<z.infer<S>>> {
  const source = readDocument(text, file);
  if (!source.ok) return source;
  const parsed = schema.safeParse(source.value.value, { reportInput: true });
  if (parsed.success) return good({ ...source.value, value: parsed.data });
  return describeIssues(schema, source.value, parsed.error.issues);
}

/** Reads a YAML text, whatever its shape. */
export function readDocument(text: string, file: string): Checked<Sourced<unknown>> {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      logLevel: 'error',
      uniqueKeys: true,
    });
    const errors = [...document.errors, ...document.warnings];
    if (errors.some(({ message }) => /call stack/i.test(message))) throw new RangeError();
    const open = errors.length > 0 ? findOpenText(document, text) : undefined;
    if (open !== undefined) return bad(describeOpenText(text, open, { lines, file }));
    const told = errors.slice(0, mostErrors);
    const twins = told.some(isDuplicate) ? cutTwins(text) : new Map<number, Cut>();
    const [first, ...rest] = told.map((error) => describe(error, lines, { file, twins }));
    if (first) return bad(first, ...rest);
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

interface Read {
  readonly file: string;
  readonly twins: ReadonlyMap<number, Cut>;
}

function describe(error: YAMLError, lines: LineCounter, { file, twins }: Read): Problem {
  const { line, col } = lines.linePos(error.pos[0]);
  const duplicate = isDuplicate(error);
  return {
    code: duplicate ? 'manifest/duplicate-key' : 'manifest/syntax',
    message: duplicate ? 'this key stands twice in one mapping' : error.message.replace(/\.$/, ''),
    place: { file, line, column: col },
    ...(duplicate && { hint: 'leave one of them out' }),
    ...(duplicate && twins.has(error.pos[0]) && { fix: { kind: 'take-out' } }),
  };
}

function isDuplicate({ code }: YAMLError): boolean {
  return code === 'DUPLICATE_KEY';
}

/** What the library throws instead of listing: alias bombs, and nesting beyond the stack. */
function describeThrown(error: unknown, file: string): Problem {
  const place = { file, line: 1, column: 1 };
  if (error instanceof ReferenceError)
    return {
      code: 'manifest/alias',
      message: `aliases expand to more than ${mostAliases} times their text`,
      place,
    };
  if (error instanceof RangeError)
    return { code: 'manifest/syntax', message: 'is nested too deeply', place };
  throw error;
}
