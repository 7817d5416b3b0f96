import { stringify } from 'yaml';
import * as z from 'zod';
import { bad, type Checked, good } from '../errors/checked.ts';
import { parseManifest } from '../manifest/parse.ts';
import { parseTreePath, type TreePath } from '../tree/path.ts';
import { decodeText, encodeText } from '../tree/text.ts';
import type { GivenFile, Tree, TreeFile } from '../tree/tree.ts';
import { parseBase, printBase } from './base.ts';

const stateSchema = z.strictObject({
  /** The version that the update goes to, for messages. */
  to: z.string(),
  /** Files that differ on both sides and were not resolved when this was written. */
  conflicts: z.array(z.string()),
  /** Files that the update made. */
  created: z.array(z.string()),
});

/**
 * An update that stands in the tree and not yet in the record: it waits for conflicts to be resolved or
 * for commands to end. Holds what is needed to go on and to take it back.
 */
export interface Unfinished {
  readonly to: string;
  readonly conflicts: readonly TreePath[];
  readonly created: readonly TreePath[];
  /** The files that the update changed or deleted, as they were. */
  readonly before: Tree;
  /** The files under `.idp/` as they are to be once it is finished. */
  readonly record: Tree;
}

/** One text, in the form of the base: the state, and the files of both sides below a folder each. */
export function printUnfinished({
  to,
  conflicts,
  created,
  before,
  record,
}: Unfinished): Uint8Array {
  const state = stringify({ to, conflicts, created });
  return printBase(
    new Map([
      ['state.yaml' as TreePath, plain({ bytes: encodeText(state), executable: false })],
      ...[...before].map(([path, file]) => [`before/${path}` as TreePath, plain(file)] as const),
      ...[...record].map(([path, file]) => [`record/${path}` as TreePath, plain(file)] as const),
    ]),
  );
}

export function parseUnfinished(bytes: Uint8Array, file: string): Checked<Unfinished> {
  const parts = parseBase(bytes, file);
  if (!parts.ok) return parts;
  const state = parseManifest(
    stateSchema,
    decodeText(parts.value.get('state.yaml' as TreePath)?.bytes ?? new Uint8Array()) ?? '',
    file,
  );
  if (!state.ok)
    return bad({ code: 'lockfile/invalid', message: 'is not as idp wrote it', place: { file } });
  const { to, conflicts, created } = state.value.value;
  return good({
    to,
    conflicts: conflicts.flatMap(toPath),
    created: created.flatMap(toPath),
    before: below('before/', parts.value),
    record: below('record/', parts.value),
  });
}

function plain(file: TreeFile): GivenFile {
  return { ...file, from: ['idp'], seeded: false };
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
