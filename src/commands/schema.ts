import { printJson } from '../data/print.ts';
import type { Value } from '../data/value.ts';
import { fail } from '../errors/error.ts';
import { suggest } from '../errors/nearest.ts';
import { jsonSchemaOf, manifestKinds } from '../manifest/json-schema.ts';
import { verdictSchema } from '../terminal/verdict-schema.ts';
import type { Context, ExitCode } from './context.ts';

/** `idp schema`: the JSON Schema of a manifest, or of what `idp validate --format json` prints. */
export async function runSchema(
  { kind }: { readonly kind: string },
  { console }: Context,
): Promise<ExitCode> {
  console.out(printJson(schemaOf(kind)));
  return 0;
}

function schemaOf(kind: string): Value {
  if (kind === 'verdict') return verdictSchema;
  const known = manifestKinds.find((name) => name === kind);
  if (known !== undefined) return jsonSchemaOf(known) as Value;
  return fail({
    code: 'usage/unknown',
    message: `there is no schema "${kind}"`,
    hint: suggest(kind, [...manifestKinds, 'verdict']),
  });
}
