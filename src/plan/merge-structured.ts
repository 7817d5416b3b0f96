import { editJson } from '../data/edit-json.ts';
import { printToml, readToml } from '../data/edit-toml.ts';
import { editYaml, printYamlDocuments, readYaml } from '../data/edit-yaml.ts';
import { readJsonTree } from '../data/json-tree.ts';
import { mergeThree } from '../data/merge-three.ts';
import { isMapping, sameValue, type Value } from '../data/value.ts';
import { keepsLines } from './keeps-lines.ts';
import type { Versions } from './merge-text.ts';
import { reapply, takeForm } from './reapply.ts';

export type DataLanguage = 'json' | 'yaml' | 'toml';

/** Whether a text can be read as data in which no key stands twice. An empty text is none. */
export function isData(language: DataLanguage, text: string): boolean {
  return readers[language](text) !== undefined;
}

const readers = { json: readJsonTree, yaml: readYaml, toml: readToml } as const;

const mergers = { json: mergeJson, yaml: mergeYaml, toml: mergeToml } as const;

/**
 * Three versions merged by key, in the form of ours, with its order and comments. Undefined where both sides
 * changed one thing apart, where one of them cannot be read, and where a line of either side would be lost.
 */
export function mergeStructured(language: DataLanguage, versions: Versions): string | undefined {
  const text = mergers[language](versions);
  if (text === undefined) return undefined;
  const { base, ours, theirs } = versions;
  return keepsLines(base, ours, text) && keepsLines(base, theirs, text) ? text : undefined;
}

function mergeJson({ base, ours, theirs }: Versions): string | undefined {
  const [b, o, t] = [readJsonTree(base), readJsonTree(ours), readJsonTree(theirs)];
  if (!o || !t || (!b && base !== '')) return undefined;
  const merged = mergeThree(b?.value, o.value, t.value);
  const text = merged && editJson(ours, theirs, merged.edits);
  if (merged === undefined || text === undefined) return undefined;
  const result = readJsonTree(text);
  return result && sameValue(result.value, merged.value) ? text : undefined;
}

/** Where the printer lays ours out otherwise than its developer, the difference that it makes is applied to ours. */
function mergeYaml({ base, ours, theirs }: Versions): string | undefined {
  const [b, o, t] = [readYaml(base), readYaml(ours), readYaml(theirs)];
  if (!b || !o || !t || !areAlike(b.values, o.values, t.values)) return undefined;
  const printed = printYamlDocuments(o.documents, ours);
  const merged = o.values.map((value, index) =>
    mergeThree(b.values[index], value, t.values[index]),
  );
  const isDone = o.documents.every((document, index) => {
    const [from, way] = [t.documents[index], merged[index]];
    return from !== undefined && way !== undefined && editYaml(document, from, way.edits);
  });
  if (!isDone) return undefined;
  const text = reapply(printed, printYamlDocuments(o.documents, ours), ours);
  const values = text === undefined ? [] : (readYaml(text)?.values ?? []);
  const expected = merged.map((way) => way?.value);
  return sameValue(values, expected) ? text : undefined;
}

/** Printed anew, TOML has no comments; so the lines that differ are changed in ours, as theirs has them. */
function mergeToml({ base, ours, theirs }: Versions): string | undefined {
  const [b, o, t] = [readToml(base), readToml(ours), readToml(theirs)];
  const merged = b && o && t && mergeThree(base === '' ? undefined : b, o, t);
  if (o === undefined || merged === undefined) return undefined;
  const edited = takeForm(printToml(merged.value), theirs);
  const text = reapply(takeForm(printToml(o), theirs), edited, ours);
  return text !== undefined && sameValue(readToml(text), merged.value) ? text : undefined;
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

/** What says of a Kubernetes object which one it is. */
function identityOf(value: Value): Value {
  if (!isMapping(value)) return undefined;
  const { kind, metadata } = value;
  return [kind, isMapping(metadata) ? metadata.name : undefined];
}
