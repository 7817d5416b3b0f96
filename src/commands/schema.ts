import { printJson } from '../data/print.ts';
import type { Value } from '../data/value.ts';
import { fail } from '../errors/error.ts';
import { suggest } from '../errors/nearest.ts';
import { makeFolder } from '../host/make-folder.ts';
import { replaceFile } from '../host/replace-file.ts';
import { jsonSchemaOf, manifestKinds } from '../manifest/json-schema.ts';
import { verdictSchema } from '../terminal/verdict-schema.ts';
import type { Context, ExitCode } from './context.ts';
import { pathOf } from './write-service.ts';

export interface SchemaOptions {
  readonly kind: string;
  /** A folder for the schemas of all manifests, where an editor finds them. */
  readonly out?: string;
}

/** `idp schema`: the JSON Schema of a manifest, or of what `idp validate --format json` prints. */
export async function runSchema(
  { kind, out }: SchemaOptions,
  { console, cwd }: Context,
): Promise<ExitCode> {
  if (out !== undefined) {
    const folder = pathOf(out, cwd);
    makeFolder(folder);
    for (const name of manifestKinds)
      replaceFile(`${folder}/${name}.schema.json`, printJson(schemaOf(name)));
    return 0;
  }
  console.out(printJson(schemaOf(kind)));
  return 0;
}

function schemaOf(kind: string): Value {
  if (kind === 'verdict') return verdictSchema;
  const known = manifestKinds.find((name) => name === kind);
  if (known !== undefined) return jsonSchemaOf(known) as Value;
  return fail({
    code: 'usage/invalid',
    message: `there is no schema "${kind}"`,
    hint: suggest(kind, [...manifestKinds, 'verdict']),
  });
}
