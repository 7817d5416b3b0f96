import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseAllDocuments,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Edit } from './merge-three.ts';
import { findTooDeep } from './nesting.ts';
import { findTwinKeys } from './twin-keys.ts';
import type { Value } from './value.ts';

/** The documents of a YAML text that can be edited by key. */
export interface YamlTexts {
  readonly values: readonly Value[];
  readonly documents: readonly Document.Parsed[];
}

/**
 * Reads YAML for editing. Undefined if it is none, and where a value says less than its text: anchors,
 * tags of its own, keys that are no scalars.
 */
export function readYaml(text: string): YamlTexts | undefined {
  if (findTooDeep('yaml', text) !== undefined) return undefined;
  const parsed = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: false });
  const documents = Array.isArray(parsed) ? parsed : [];
  const isPlain = documents.every(
    (document) =>
      document.errors.length === 0 &&
      document.warnings.length === 0 &&
      findTwinKeys(document).length === 0 &&
      isPlainData(document),
  );
  return isPlain
    ? { documents, values: documents.map((document) => document.toJS() as Value) }
    : undefined;
}

function isPlainData(document: Document.Parsed): boolean {
  let plain = true;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node) || node.anchor !== undefined || node.tag !== undefined) plain = false;
    },
    Pair: (_, pair) => {
      if (!isScalar(pair.key)) plain = false;
    },
  });
  return plain;
}

/** The document as the printer would lay it out: in steps and dashes as the text has them, no line folded. */
export function printYamlDocuments(documents: readonly Document[], like: string): string {
  const indent = /^( *)[^\s#-][^\n]*:[ \t]*\n\1( +)[^\s#-]/m.exec(like)?.[2]?.length ?? 2;
  const options = {
    lineWidth: 0,
    indent: Math.max(indent, 2),
    indentSeq: !/^( *)[^\s#-][^\n]*:[ \t]*\n\1- /m.test(like),
    flowCollectionPadding: !/\{[^\s}]|\[[^\s\]]/.test(like),
  };
  return documents.map((document) => document.toString(options)).join('');
}

/** Makes edits in a document of ours; what they take from theirs comes with its comments. False if it cannot be. */
export function editYaml(ours: Document, theirs: Document, edits: readonly Edit[]): boolean {
  return edits.every((edit) => editOnce(ours, theirs, edit));
}

function editOnce(ours: Document, theirs: Document, edit: Edit): boolean {
  const key = edit.at.at(-1);
  if (edit.kind === 'items') return editItems(ours, theirs, edit);
  const parent = nodeAt(ours, edit.at.slice(0, -1));
  if (key === undefined || !isMap(parent)) return false;
  const index = indexOf(parent, key);
  if (edit.kind === 'remove') return parent.items.splice(index, 1).length === 1;
  const source = nodeAt(theirs, edit.at.slice(0, -1));
  return isMap(source) && setPair(parent, source, key);
}

/** A new key comes behind the nearest of the keys before it in theirs that ours has too. */
function setPair(parent: YAMLMap, source: YAMLMap, key: string): boolean {
  const place = indexOf(source, key);
  const pair = source.items[place];
  if (pair === undefined) return false;
  const known = parent.items[indexOf(parent, key)];
  if (known) known.value = pair.value;
  else {
    const before = source.items.slice(0, place).findLast((one) => indexOf(parent, keyOf(one)) >= 0);
    parent.items.splice(before ? indexOf(parent, keyOf(before)) + 1 : 0, 0, pair);
  }
  return true;
}

function editItems(ours: Document, theirs: Document, edit: Edit & { kind: 'items' }): boolean {
  const [list, source] = [nodeAt(ours, edit.at), nodeAt(theirs, edit.at)];
  if (!isSeq(list) || !isSeq(source)) return false;
  if (list.items.length === 0) list.flow = source.flow ?? false;
  const sides = { ours: [...list.items], theirs: source.items };
  list.items = edit.items.map(({ side, index }) => sides[side][index]);
  return true;
}

function nodeAt({ contents }: Document, at: readonly string[]): unknown {
  return at.reduce<unknown>(
    (node, key) => (isMap(node) ? node.items[indexOf(node, key)]?.value : undefined),
    contents,
  );
}

function indexOf({ items }: YAMLMap, key: string): number {
  return items.findIndex((pair) => keyOf(pair) === key);
}

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}
