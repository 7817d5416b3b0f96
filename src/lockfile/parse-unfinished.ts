import * as z from 'zod';
import { bad, type Checked, good } from '../errors/checked.ts';
import { parseManifest } from '../manifest/parse.ts';
import { parseTreePath, type TreePath } from '../tree/path.ts';
import { decodeText } from '../tree/text.ts';
import type { Tree } from '../tree/tree.ts';
import { unpackFiles } from './packed-files.ts';
import { type Snapshot, statePath, type Unfinished } from './unfinished.ts';

const snapshot = {
  index: z.string(),
  absent: z.array(z.string()),
  others: z.array(z.string()),
};

const stateSchema = z.strictObject({
  to: z.string(),
  conflicts: z.array(z.string()),
  created: z.array(z.string()),
  index: z.array(z.string()),
  begun: z.optional(z.strictObject(snapshot)),
  prior: z.optional(z.strictObject({ ...snapshot, touched: z.array(z.string()) })),
  commands: z.array(
    z.strictObject({
      owner: z.string(),
      title: z.string(),
      argv: z.tuple([z.string()], z.string()),
      timeout: z.number(),
      optional: z.boolean(),
      skipInGit: z.boolean(),
      onChange: z.array(z.string()),
    }),
  ),
});

/** Reads it again; one that was edited is an error. */
export function parseUnfinished(bytes: Uint8Array, file: string): Checked<Unfinished> {
  const parts = unpackFiles(bytes, file);
  if (!parts.ok) return parts;
  const text = decodeText(parts.value.get(statePath)?.bytes ?? new Uint8Array()) ?? '';
  const state = parseManifest(stateSchema, text, file);
  if (!state.ok) {
    return bad({ code: 'lockfile/invalid', message: 'is not as idp wrote it', place: { file } });
  }
  const { begun, prior, conflicts, created, ...rest } = state.value.value;
  return good({
    ...rest,
    conflicts: conflicts.flatMap(toPath),
    created: created.flatMap(toPath),
    begun: begun && snapshotOf(begun, below('begun/', parts.value)),
    prior: prior && {
      ...snapshotOf(prior, below('prior/', parts.value)),
      touched: prior.touched,
    },
    before: below('before/', parts.value),
    record: below('record/', parts.value),
  });
}

type BareSnapshot = z.infer<z.ZodObject<typeof snapshot>>;

function snapshotOf({ index, absent, others }: BareSnapshot, files: Tree): Snapshot {
  return { index, absent: absent.flatMap(toPath), others, files };
}

function below(folder: string, tree: Tree): Tree {
  const entries = [...tree].filter(([path]) => path.startsWith(folder));
  return new Map(
    entries.flatMap(([path, { bytes, executable }]) =>
      toPath(path.slice(folder.length)).map((inner) => [inner, { bytes, executable }] as const),
    ),
  );
}

function toPath(text: string): readonly TreePath[] {
  const parsed = parseTreePath(text);
  return parsed.ok ? [parsed.value] : [];
}
