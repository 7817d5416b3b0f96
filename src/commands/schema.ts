import { printJson } from '../data/print.ts';
import type { Value } from '../data/value.ts';
import { fail } from '../errors/error.ts';
import { suggest } from '../errors/nearest.ts';
import { jsonSchemaOf, type ManifestKind, manifestKinds } from '../manifest/json-schema.ts';
import type { Context, ExitCode } from './context.ts';

/** `idp schema`: the JSON Schema of a manifest. */
export async function runSchema(
  { kind }: { readonly kind: string },
  { console }: Context,
): Promise<ExitCode> {
  const known = manifestKinds.find((name) => name === kind);
  if (known === undefined) {
    return fail({
      code: 'usage/unknown',
      message: `there is no schema "${kind}"`,
      hint: suggest(kind, manifestKinds),
    });
  }
  console.out(printJson(jsonSchemaOf(known satisfies ManifestKind) as Value));
  return 0;
}
