import { type Document, isAlias, isScalar, parseAllDocuments, visit } from 'yaml';
import { findDuplicateKeys } from './duplicate-keys.ts';
import { findTooDeep } from './nesting.ts';
import type { Value } from './value.ts';

/** The documents of a YAML text that can be edited by key. */
interface YamlTexts {
  readonly values: readonly Value[];
  readonly documents: readonly Document.Parsed[];
}

/**
 * Parses YAML for editing. Undefined if it is not valid, or if its value loses information: anchors, custom tags,
 * keys that are not scalars.
 */
export function readYaml(text: string): YamlTexts | undefined {
  if (findTooDeep('yaml', text) !== undefined) return undefined;
  const parsed = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: false });
  const documents = Array.isArray(parsed) ? parsed : [];
  const isPlain = documents.every(
    (document) =>
      document.errors.length === 0 &&
      document.warnings.length === 0 &&
      findDuplicateKeys(document).length === 0 &&
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
