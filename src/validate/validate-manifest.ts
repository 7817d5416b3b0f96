import { exampleSchema } from '../catalog/manifest/example.ts';
import { manifestSchemas } from '../catalog/manifest/json-schema.ts';
import { findOldKeys } from '../catalog/manifest/old-keys.ts';
import { parseManifest, readDocument } from '../catalog/manifest/parse.ts';
import { locationOfValue, type WithSource } from '../catalog/manifest/source-map.ts';
import { suggest } from '../shared/closest.ts';
import { isMapping, type Mapping, type Value } from '../shared/data/value.ts';
import { type Diagnostic, sortDiagnostics } from '../shared/diagnostic.ts';

/** Validates one manifest outside of a catalog: its schema, by its own `kind`. */
export function validateManifest(text: string, file: string): readonly Diagnostic[] {
  const read = readDocument(text, file);
  if (!read.ok) return sortDiagnostics(read.diagnostics);
  const schema = schemaFor(read.value);
  if (schema === undefined) return [unknownKind(read.value)];
  const parsed = parseManifest(schema, text, file);
  return sortDiagnostics(parsed.ok ? findOldKeys(parsed.value) : parsed.diagnostics);
}

const schemas = {
  Template: manifestSchemas.template,
  Capability: manifestSchemas.capability,
  Platform: manifestSchemas.platform,
} as const;

function schemaFor(source: WithSource<unknown>) {
  const { value } = source;
  const kind = kindOf(source);
  if (typeof kind === 'string' && Object.hasOwn(schemas, kind))
    return schemas[kind as keyof typeof schemas];
  const isExample = typeof value === 'object' && value !== null && 'answers' in value;
  return isExample && kind === undefined ? exampleSchema : undefined;
}

function kindOf({ value }: WithSource<unknown>): unknown {
  return isMapping(value as Value) ? (value as Mapping).kind : undefined;
}

function unknownKind(source: WithSource<unknown>): Diagnostic {
  const kind = kindOf(source);
  const kinds = Object.keys(schemas);
  return {
    code: kind === undefined ? 'manifest/missing-key' : 'manifest/value',
    message:
      kind === undefined
        ? 'not a manifest: it has no kind'
        : `"${String(kind)}" is not a kind of manifest`,
    location: locationOfValue(source, kind === undefined ? [] : ['kind']),
    hint: kind === undefined ? `write kind: ${kinds.join(', or ')}` : suggest(String(kind), kinds),
  };
}
