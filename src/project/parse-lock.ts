import * as z from 'zod';
import { version } from '../catalog/manifest/common.ts';
import { parseManifest } from '../catalog/manifest/parse.ts';
import { compareText } from '../shared/diagnostic.ts';
import { err, ok, type Result, toResult } from '../shared/result.ts';
import { damagedStateError, hasMergeMarkers, newerSchemaError } from './damaged-state.ts';
import { type Lock, type LockedProvider, newestSchema } from './lock.ts';

const name = z.string().regex(/^[a-z0-9-]+$/, 'must be a name such as ci');

const schema3 = z.strictObject({
  schema: z.literal(newestSchema),
  idp: z.string(),
  catalog: z.strictObject({ source: z.string().min(1), digest: z.string().optional() }),
  template: z.strictObject({ name: z.string(), version }),
  layers: z.record(name, z.array(z.strictObject({ provider: name, version })).min(1)),
  without: z.array(z.string()),
  own: z.array(z.string()),
  answers: z.record(z.string(), z.json()),
  defaults: z.record(z.string(), z.json()),
});

const capabilityId = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be a layer and its provider: runtime/kubernetes');

/** One provider for each layer, and no catalog. */
const schema2 = schema3.omit({ idp: true, catalog: true, layers: true }).extend({
  schema: z.literal(2),
  capabilities: z.record(capabilityId, version),
});

/** The first shape, which at first knew neither the layers left out nor the paths that a service keeps its own. */
const schema1 = schema2.extend({
  schema: z.literal(1),
  without: schema2.shape.without.optional(),
  own: schema2.shape.own.optional(),
});

/** Parses a lockfile and upgrades older schemas; one of a newer `idp` is an error that says so. */
export function parseLock(text: string, file: string): Result<Lock> {
  if (hasMergeMarkers(text)) return err(damagedStateError(file, 'merged'));
  const written = Number(/^schema: (\d+)\r?$/m.exec(text)?.[1]);
  const parsed = parseSchema(written, text, file);
  if (parsed.ok) return parsed;
  if (written > newestSchema) {
    const [, needed] = /^idp: ["']?(\S[^"'\r\n]*)/m.exec(text) ?? [];
    const what = `schema ${written}, known up to ${newestSchema}`;
    return err(newerSchemaError(file, what, needed && `idp ${needed}`));
  }
  const diagnostics = parsed.diagnostics.map((diagnostic) => ({
    ...diagnostic,
    code: 'lockfile/invalid' as const,
  }));
  return toResult(undefined as never, diagnostics);
}

function parseSchema(written: number, text: string, file: string): Result<Lock> {
  switch (written) {
    case 1:
    case 2: {
      const shape = written === 1 ? schema1 : schema2;
      const parsed = parseManifest(shape, text, file);
      return parsed.ok ? ok(readForward(parsed.value.value)) : parsed;
    }
    default: {
      const parsed = parseManifest(schema3, text, file);
      if (!parsed.ok) return parsed;
      const { schema: _schema, idp: _idp, ...lock } = parsed.value.value;
      return ok(lock);
    }
  }
}

/** Schema 1 did not record layers that were switched off: the template's defaults apply. */
function readForward(old: z.infer<typeof schema1> | z.infer<typeof schema2>): Lock {
  const { schema: _schema, capabilities, without = [], own = [], ...rest } = old;
  const layers = new Map<string, LockedProvider[]>();
  const ids = Object.entries(capabilities).sort(([a], [b]) => compareText(a, b));
  for (const [id, provided] of ids) {
    const [layer = '', provider = ''] = id.split('/');
    layers.set(layer, [...(layers.get(layer) ?? []), { provider, version: provided }]);
  }
  return { ...rest, layers: Object.fromEntries(layers), without, own };
}
