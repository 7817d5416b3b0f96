import { isMapping, type Mapping, type Value } from '../data/value.ts';
import { suggest } from '../errors/nearest.ts';
import { type Problem, sortProblems } from '../errors/problem.ts';
import { exampleSchema } from '../manifest/example.ts';
import { manifestSchemas } from '../manifest/json-schema.ts';
import { findOldKeys } from '../manifest/old-keys.ts';
import { parseManifest, readDocument } from '../manifest/parse.ts';
import { placeOfValue, type Sourced } from '../manifest/source.ts';

/** What is wrong with one manifest that stands in no catalog: its shape, by its own `kind`. */
export function validateManifest(text: string, file: string): readonly Problem[] {
  const read = readDocument(text, file);
  if (!read.ok) return sortProblems(read.problems);
  const schema = schemaFor(read.value);
  if (schema === undefined) return [unknownKind(read.value)];
  const parsed = parseManifest(schema, text, file);
  return sortProblems(parsed.ok ? findOldKeys(parsed.value) : parsed.problems);
}

const schemas = {
  Template: manifestSchemas.template,
  Capability: manifestSchemas.capability,
  Platform: manifestSchemas.platform,
} as const;

function schemaFor(source: Sourced<unknown>) {
  const { value } = source;
  const kind = kindOf(source);
  if (typeof kind === 'string' && Object.hasOwn(schemas, kind))
    return schemas[kind as keyof typeof schemas];
  const isExample = typeof value === 'object' && value !== null && 'answers' in value;
  return isExample && kind === undefined ? exampleSchema : undefined;
}

function kindOf({ value }: Sourced<unknown>): unknown {
  return isMapping(value as Value) ? (value as Mapping).kind : undefined;
}

function unknownKind(source: Sourced<unknown>): Problem {
  const kind = kindOf(source);
  const kinds = Object.keys(schemas);
  return {
    code: kind === undefined ? 'manifest/missing-key' : 'manifest/value',
    message:
      kind === undefined
        ? 'it has no kind, so it is no manifest'
        : `"${String(kind)}" is no kind of manifest`,
    place: placeOfValue(source, kind === undefined ? [] : ['kind']),
    hint: kind === undefined ? `write kind: ${kinds.join(', or ')}` : suggest(String(kind), kinds),
  };
}
