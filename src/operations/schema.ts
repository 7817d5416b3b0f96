import { join } from 'node:path';
import { jsonSchemaOf, manifestKinds } from '../catalog/manifest/json-schema.ts';
import { validationSchema } from '../output/validation-schema.ts';
import { suggest } from '../shared/closest.ts';
import { printJson } from '../shared/data/print.ts';
import type { Value } from '../shared/data/value.ts';
import { throwError } from '../shared/error.ts';
import { makeFolder } from '../system/files/make-folder.ts';
import { replaceFile } from '../system/files/replace-file.ts';
import type { Context, ExitCode } from './context.ts';
import { absolutePath } from './workspace-of.ts';

interface SchemaOptions {
  readonly kind: string;
  /** A folder for the schemas of all manifests, where an editor finds them. */
  readonly out?: string;
}

/** `idp schema`: the JSON Schema of a manifest, or of what `idp validate --format json` prints. */
export async function runSchema(
  { kind, out }: SchemaOptions,
  { console, cwd, processHandle }: Context,
): Promise<ExitCode> {
  if (out !== undefined) {
    const folder = absolutePath(out, cwd);
    makeFolder(folder);
    for (const name of manifestKinds) {
      const file = `${name}.schema.json`;
      replaceFile(`${folder}/${file}`, join(out, file), printJson(schemaOf(name)), processHandle);
    }
    return 0;
  }
  console.out(printJson(schemaOf(kind)));
  return 0;
}

function schemaOf(kind: string): Value {
  if (kind === 'verdict') return validationSchema;
  const known = manifestKinds.find((name) => name === kind);
  if (known !== undefined) return jsonSchemaOf(known) as Value;
  return throwError({
    code: 'usage/invalid',
    message: `there is no schema "${kind}"`,
    hint: suggest(kind, [...manifestKinds, 'verdict']),
  });
}
