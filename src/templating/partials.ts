import type { Diagnostic } from '../shared/diagnostic.ts';
import { err, type Result } from '../shared/result.ts';
import { readHandlebars } from './read.ts';

/** A file whose text others call: `partials/NAME.hbs`. */
export interface PartialSource {
  readonly name: string;
  /** As the user would type it, for messages. */
  readonly file: string;
  readonly text: string;
  /** Whether its bytes are not text, so that it cannot be read. */
  readonly isBinary?: boolean;
}

/** All partials that a text can call, by name. */
export type Partials = ReadonlyMap<string, PartialSource>;

export const noPartials: Partials = new Map();

const read = new WeakMap<PartialSource, Result<hbs.AST.Program>>();

/** The syntax tree of a partial, read once for all that call it. */
export function readPartial(source: PartialSource): Result<hbs.AST.Program> {
  const before = read.get(source);
  if (before) return before;
  const program = source.isBinary
    ? err(binaryDiagnostic(source))
    : readHandlebars(source.text, { file: source.file });
  read.set(source, program);
  return program;
}

function binaryDiagnostic({ file }: PartialSource): Diagnostic {
  const message = 'is not UTF-8 text, so it cannot be rendered';
  return { code: 'skeleton/syntax', message, location: { file }, hint: 'save it as UTF-8' };
}
