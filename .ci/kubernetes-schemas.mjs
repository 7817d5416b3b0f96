// Writes one strict JSON Schema for each kind of Kubernetes object, as kubeconform looks them up:
//   node kubernetes-schemas.mjs OUT swagger.json crd.json…
// The sources are what the API server itself publishes and installs: the OpenAPI document of
// Kubernetes and the definitions of custom resources. "Strict" closes every object that declares its
// properties, as the API server does with fieldValidation=Strict.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [out, swaggerFile, ...crdFiles] = process.argv.slice(2);
// A quantity or int-or-string is a string in the document, yet the server reads numbers there too.
const numberOrString = { anyOf: [{ type: 'number' }, { type: 'string' }] };
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

mkdirSync(out, { recursive: true });
writeCoreSchemas(readJson(swaggerFile));
for (const file of crdFiles) writeCustomSchemas(readJson(file));

function writeCoreSchemas({ definitions }) {
  const closed = mapValues(definitions, (schema, name) =>
    name.endsWith('.api.resource.Quantity') ? numberOrString : close(schema),
  );
  for (const [name, schema] of Object.entries(definitions)) {
    for (const kind of schema['x-kubernetes-group-version-kind'] ?? []) {
      writeSchema(kind, { $ref: `#/definitions/${name}`, definitions: reachable(closed, name) });
    }
  }
}

function writeCustomSchemas(crd) {
  const { group, names, versions } = crd.spec;
  for (const { name, schema } of versions) {
    const root = close(schema.openAPIV3Schema);
    root.properties.metadata = { type: 'object' };
    writeSchema({ group, version: name, kind: names.kind }, root);
  }
}

function writeSchema({ group, version, kind }, schema) {
  const name = [kind, group.split('.')[0], version].filter(Boolean).join('-').toLowerCase();
  writeFileSync(join(out, `${name}.json`), JSON.stringify(schema));
}

function close(schema) {
  if (Array.isArray(schema)) return schema.map(close);
  if (schema === null || typeof schema !== 'object') return schema;
  if (schema.format === 'int-or-string' || schema['x-kubernetes-int-or-string'])
    return numberOrString;
  const { properties, ...rest } = mapValues(schema, (value, key) =>
    key === 'properties' ? mapValues(value, close) : close(value),
  );
  if (properties === undefined) return rest;
  const open = rest.additionalProperties ?? rest['x-kubernetes-preserve-unknown-fields'] ?? false;
  return { ...rest, properties, additionalProperties: open };
}

function mapValues(record, change) {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, change(value, key)]),
  );
}

function reachable(definitions, name, found = {}) {
  if (found[name]) return found;
  found[name] = definitions[name];
  for (const [, next] of JSON.stringify(definitions[name]).matchAll(/"#\/definitions\/([^"]+)"/g)) {
    reachable(definitions, next, found);
  }
  return found;
}
