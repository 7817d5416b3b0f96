import { ownersOf, readComments } from '../../shared/data/comments.ts';
import { editData, type ReadTrees } from '../../shared/data/edit-data.ts';
import { type JsonNode, readJsonTree } from '../../shared/data/json-tree.ts';
import { mergeComments, setComments } from '../../shared/data/merge-comments.ts';
import { mergeThree } from '../../shared/data/merge-three.ts';
import { readTomlTree } from '../../shared/data/toml-tree.ts';
import { isMapping, sameValue, type Value } from '../../shared/data/value.ts';
import { readYamlTrees } from '../../shared/data/yaml-tree.ts';
import type { TextVersions } from './merge-text.ts';

export type DataLanguage = 'json' | 'yaml' | 'toml';

/** Whether a text is data without duplicate keys. Empty text is not. */
export function isData(language: DataLanguage, text: string): boolean {
  return readers[language](text) !== undefined;
}

const readers: Readonly<Record<DataLanguage, ReadTrees>> = {
  json: (text) => only(readJsonTree(text)),
  yaml: readYamlTrees,
  toml: (text) => only(readTomlTree(text)),
};

function only(tree: JsonNode | undefined): readonly JsonNode[] | undefined {
  return tree && [tree];
}

/**
 * Merges three versions by key, in the format and order of ours; a comment belongs to the key below or beside it.
 * Undefined if both sides changed one key differently, if one version cannot be parsed, or if a value or comment of
 * the result would be wrong.
 */
export function mergeStructured(
  language: DataLanguage,
  versions: TextVersions,
): string | undefined {
  const { base, ours, theirs } = versions;
  const read = readers[language];
  const trees = { base: base === '' ? [] : read(base), ours: read(ours), theirs: read(theirs) };
  if (!trees.base || !trees.ours || !trees.theirs) return undefined;
  const [b, o, t] = [trees.base, trees.ours, trees.theirs].map((all) =>
    all.map(({ value }) => value),
  );
  if (!b || !o || !t || !areAlike(b, o, t)) return undefined;
  const merged = o.map((value, index) => mergeThree(b[index], value, t[index]));
  const values = merged.map((way) => way?.value);
  if (merged.includes(undefined)) return undefined;
  const comments = mergeComments(
    {
      base: readComments(language, base, trees.base),
      ours: readComments(language, ours, trees.ours),
      theirs: readComments(language, theirs, trees.theirs),
    },
    ownersOf(values),
  );
  let text: string | undefined = ours;
  for (const [index, way] of merged.entries()) {
    if (text === undefined || way === undefined || comments === undefined) return undefined;
    text = editData(text, theirs, { edits: way.edits, read, index });
  }
  text = text && comments && setComments(text, comments, { language, read });
  const result = text === undefined ? undefined : read(text)?.map(({ value }) => value);
  if (text === undefined || !result || !sameValue(result, values)) return undefined;
  return text;
}

/** Documents are compared one by one, so they have to be the same ones on all sides. */
function areAlike(base: readonly Value[], ours: readonly Value[], theirs: readonly Value[]) {
  if (ours.length !== theirs.length || (base.length > 0 && base.length !== ours.length))
    return false;
  if (ours.length === 1) return true;
  return ours.every((value, index) => {
    const others = base.length === 0 ? [theirs[index]] : [base[index], theirs[index]];
    return others.every((other) => sameValue(identityOf(value), identityOf(other)));
  });
}

/** The identity of a Kubernetes object. */
function identityOf(value: Value): Value {
  if (!isMapping(value)) return undefined;
  const { kind, metadata } = value;
  return [kind, isMapping(metadata) ? metadata.name : undefined];
}
