import * as z from 'zod';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { isTreePath } from '../shared/tree/path.ts';
import { decodeText } from '../shared/tree/text.ts';
import {
  type PathState,
  type UpdateState,
  updateStateFormat,
  type WorkTreeSnapshot,
} from './update-state.ts';

const bytes = z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64'));
const treePath = z.string().refine(isTreePath);
/** A path of the developer need not be valid for templates, but it must stay inside. */
const innerPath = z
  .string()
  .refine((path) => !path.startsWith('/') && !path.split('/').includes('..') && path !== '');

const pathState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), bytes, permissions: z.number() }),
  z.strictObject({ kind: z.literal('link'), target: z.string() }),
  z.strictObject({ kind: z.literal('absent') }),
]);

const snapshot = z
  .strictObject({
    isWhole: z.boolean(),
    index: z.optional(mapOf(z.string())),
    files: mapOf<PathState>(pathState),
    others: z.array(innerPath),
    folders: mapOf(z.number()),
    permissions: mapOf(z.number()),
  })
  .transform((value): WorkTreeSnapshot => value);

const command = z.strictObject({
  owner: z.string(),
  title: z.string(),
  argv: z.tuple([z.string()], z.string()),
  timeout: z.number(),
  optional: z.boolean(),
  skipInGit: z.boolean(),
  onChange: z.array(z.string()),
});

const schema = z
  .strictObject({
    format: z.literal(updateStateFormat),
    to: z.string(),
    stage: z.enum(['commands-before', 'files']),
    conflicts: z.array(treePath),
    commands: z.array(command),
    beginning: snapshot,
    touched: mapOf(z.nullable(z.string())),
    running: z.optional(z.union([z.literal('beginning'), snapshot])),
    record: z.array(z.tuple([treePath, bytes, z.boolean()])),
    kept: z.array(z.string()),
  })
  .transform(
    ({ format: _format, record, ...rest }): UpdateState => ({
      ...rest,
      stateFiles: new Map(
        record.map(([path, content, executable]) => [path, { bytes: content, executable }]),
      ),
    }),
  );

/** Parses it; a damaged one, or one of another `idp`, is an error that says what to do. */
export function parseUpdateState(content: Uint8Array, file: string): Result<UpdateState> {
  const value = parseJson(decodeText(content) ?? '');
  const parsed = schema.safeParse(value);
  return parsed.success ? ok(parsed.data) : err(diagnosticOf(content, value, file));
}

function diagnosticOf(content: Uint8Array, value: unknown, file: string): Diagnostic {
  const isOlder = Buffer.from(content.subarray(0, 9)).toString() === 'idp base ';
  const format = typeof value === 'object' && value !== null && 'format' in value && value.format;
  const isNewer = typeof format === 'number' && format > updateStateFormat;
  const other = isOlder ? 'an older' : isNewer ? 'a newer' : undefined;
  return {
    code: 'lockfile/invalid',
    message: other
      ? `is an update in progress that ${other} version of idp started`
      : 'is not a valid record of an update in progress',
    location: { file },
    hint: other
      ? `finish it with that version of idp: idp update --continue or idp update --abort`
      : `restore the files of the service with git, and remove ${file}`,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Pairs and not an object: a path may be any text, such as `__proto__`. */
function mapOf<T>(value: z.ZodType<T>) {
  return z
    .array(z.tuple([innerPath, value]))
    .transform((pairs): ReadonlyMap<string, T> => new Map(pairs));
}
