import { closest, suggestFix } from '../../shared/closest.ts';
import { isList, isMapping, type Mapping, type Value } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { NameUse } from '../../templating/names.ts';

/** What is known before any parameter is resolved: settings of the platform, the template and the layers. */
export interface Facts {
  /** Undefined where a catalog has no platform. */
  readonly platform: Mapping | undefined;
  /** Undefined where it is not known yet which template it will be. */
  readonly template: Mapping | undefined;
  /** Undefined where the capabilities are not selected yet. */
  readonly layers: Mapping | undefined;
}

/** The first segment of names that are settings and not parameters. */
export const factRoots = ['platform', 'template', 'layers'] as const;

export function isFactRoot(name: string): boolean {
  return factRoots.some((root) => root === name);
}

/** Reports a use of `platform.…` that platform.yaml does not define. */
export function checkPlatformFact(
  use: NameUse,
  platform: Mapping | undefined,
): Diagnostic | undefined {
  const missing = findMissingFact(use.path, platform);
  if (missing === undefined) return undefined;
  return {
    code: 'skeleton/undeclared-name',
    message: `"${missing.name}" is not defined in platform.yaml`,
    location: use.location,
    ...(platform
      ? suggestFix(missing.key, missing.known)
      : { hint: 'this catalog has no platform.yaml' }),
  };
}

/** Reports a use of `template.…` that the template does not define; `reader` owns the file with the use. */
export function checkTemplateFact(
  use: NameUse,
  template: Mapping | undefined,
  reader: string,
): Diagnostic | undefined {
  const missing = template && findMissingFact(use.path, template);
  if (template === undefined || missing === undefined) return undefined;
  const whom = String(template.name);
  const near = closest(missing.key, missing.known);
  const where = missing.name === 'template.runtime' ? 'spec.runtime' : 'spec.facts';
  const read = reader === whom ? '' : `, which ${reader} reads,`;
  return {
    code: 'skeleton/undeclared-fact',
    message: `"${missing.name}"${read} is not defined by ${whom}`,
    location: use.location,
    ...suggestFix(missing.key, missing.known),
    hint: near === undefined ? `define it in ${where} of ${whom}` : `did you mean ${near}?`,
  };
}

/** Reports a use of `layers.…` that no provider of the layer defines. */
export function checkLayerFact(use: NameUse, layers: Mapping | undefined): Diagnostic | undefined {
  const missing = layers && findMissingFact(use.path, layers);
  if (layers === undefined || missing === undefined) return undefined;
  const isLayer = missing.name === `layers.${missing.key}`;
  return {
    code: 'skeleton/undeclared-name',
    message: isLayer
      ? `"${missing.key}" is not a layer in this catalog`
      : `"${missing.name}" is not defined by any provider of the layer`,
    location: use.location,
    ...suggestFix(missing.key, missing.known),
  };
}

interface MissingFact {
  /** The name up to the unknown segment: `template.toolchain.imgae`. */
  readonly name: string;
  readonly key: string;
  readonly known: readonly string[];
}

/** The first segment of a name that is not defined. Items of lists, and null, are not checked. */
function findMissingFact(
  path: readonly string[],
  facts: Mapping | undefined,
): MissingFact | undefined {
  let value: Value = facts ?? {};
  for (const [index, key] of path.entries()) {
    if (index === 0) continue;
    if (isList(value) || value === null) return undefined;
    const known: readonly string[] = isMapping(value) ? Object.keys(value) : [];
    if (!known.includes(key)) return { name: path.slice(0, index + 1).join('.'), key, known };
    value = isMapping(value) ? value[key] : undefined;
  }
  return undefined;
}
