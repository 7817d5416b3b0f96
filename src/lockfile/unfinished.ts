import * as z from 'zod';
import type { Command } from '../capability/commands.ts';
import { yaml } from '../data/yaml.ts';
import { bad, type Checked, good } from '../errors/checked.ts';
import { parseManifest } from '../manifest/parse.ts';
import { parseTreePath, type TreePath } from '../tree/path.ts';
import { decodeText, encodeText } from '../tree/text.ts';
import type { GivenFile, Tree, TreeFile } from '../tree/tree.ts';
import { parseBase, printBase } from './base.ts';

const stateSchema = z.strictObject({
  to: z.string(),
  conflicts: z.array(z.string()),
  created: z.array(z.string()),
  index: z.array(z.string()),
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

/**
 * An update that stands in the tree and not yet in the record: it waits for conflicts to be resolved or
 * for commands to end. Holds what is needed to go on and to take it back.
 */
export interface Unfinished {
  /** The template and its version that the update goes to. */
  readonly to: string;
  /** Files that differ on both sides. */
  readonly conflicts: readonly TreePath[];
  /** Files that the update made. */
  readonly created: readonly TreePath[];
  /** The lines of git's index for the conflicts, as they were. */
  readonly index: readonly string[];
  /** What is still to run before the update is finished. */
  readonly commands: readonly Command[];
  /** The files that the update changed or deleted, as they were. */
  readonly before: Tree;
  /** The files under `.idp/` as they are to be once it is finished. */
  readonly record: Tree;
}

const statePath = 'state.yaml' as TreePath;

/** One text, in the form of the base: the state, and the files of both sides below a folder each. */
export function printUnfinished({ before, record, ...state }: Unfinished): Uint8Array {
  const text = yaml().stringify(state, { aliasDuplicateObjects: false });
  return printBase(
    new Map([
      [statePath, given({ bytes: encodeText(text), executable: false })],
      ...[...before].map(([path, file]) => [`before/${path}` as TreePath, given(file)] as const),
      ...[...record].map(([path, file]) => [`record/${path}` as TreePath, given(file)] as const),
    ]),
  );
}

/** Reads it again; one that was edited is an error. */
export function parseUnfinished(bytes: Uint8Array, file: string): Checked<Unfinished> {
  const parts = parseBase(bytes, file);
  if (!parts.ok) return parts;
  const text = decodeText(parts.value.get(statePath)?.bytes ?? new Uint8Array()) ?? '';
  const state = parseManifest(stateSchema, text, file);
  if (!state.ok) {
    return bad({ code: 'lockfile/invalid', message: 'is not as idp wrote it', place: { file } });
  }
  return good({
    ...state.value.value,
    conflicts: state.value.value.conflicts.flatMap(toPath),
    created: state.value.value.created.flatMap(toPath),
    before: below('before/', parts.value),
    record: below('record/', parts.value),
  });
}

function given(file: TreeFile): GivenFile {
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
