import type { Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import { providersOfLayer, unknownLayer } from '../../catalog/find.ts';
import { suggest } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { type Result, toResult } from '../../shared/result.ts';
import { findPreset } from './preset.ts';

/** What the user chose over the defaults: a provider for a layer, or none. */
export interface LayerChoices {
  readonly with: ReadonlyMap<string, string>;
  readonly without: ReadonlySet<string>;
  /** A preset of the platform, which replaces the defaults. */
  readonly preset?: string | undefined;
}

export const noChoices: LayerChoices = { with: new Map(), without: new Set() };

/** A layer that a template offers: what it takes by default, and what may be taken instead. */
export interface OfferedLayer {
  readonly layer: string;
  readonly system: string | undefined;
  /** The systems that the platform allows and that fit the template's runtime. */
  readonly providers: readonly string[];
}

/** The layers of a template, in its order, each with its default: the template's, else the platform's. */
export function offeredLayers(catalog: Catalog, template: TemplateEntry): readonly OfferedLayer[] {
  const { layers = {}, runtime } = template.source.value.spec;
  return Object.entries(layers).map(([layer, { default: own }]) => {
    const word = catalog.platform?.value.spec.layers?.[layer];
    const system = own ?? word?.default ?? 'none';
    const fitting = providersOfLayer(catalog, layer).filter((name) =>
      fits(catalog, `${layer}/${name}`, runtime),
    );
    const providers = fitting.filter((name) => word?.allowed?.includes(name) ?? true);
    return { layer, system: system === 'none' ? undefined : system, providers };
  });
}

/** The capabilities `layer/system` that are on: the defaults, changed by what was chosen. */
export function selectCapabilities(
  catalog: Catalog,
  template: TemplateEntry,
  choices: LayerChoices,
): Result<readonly string[]> {
  const preset = findPreset(catalog, choices.preset);
  if (!preset.ok) return preset;
  const offered = offeredLayers(catalog, template);
  const diagnostics: Diagnostic[] = [...checkOffered(catalog, template, offered, choices)];
  const selected = offered.flatMap(({ layer, system }) => {
    const byDefault = preset.value === undefined ? system : preset.value.layers[layer];
    const chosen = choices.without.has(layer) ? undefined : (choices.with.get(layer) ?? byDefault);
    return chosen === undefined || chosen === 'none' ? [] : [{ layer, system: chosen }];
  });
  for (const { layer, system } of selected) {
    const diagnostic = invalidProviderReason(catalog, template, layer, system);
    if (diagnostic) diagnostics.push(diagnostic);
  }
  return toResult(
    selected.map(({ layer, system }) => `${layer}/${system}`),
    diagnostics,
  );
}

function checkOffered(
  catalog: Catalog,
  template: TemplateEntry,
  offered: readonly OfferedLayer[],
  choices: LayerChoices,
): readonly Diagnostic[] {
  const layers = offered.map(({ layer }) => layer);
  return [...choices.with.keys(), ...choices.without]
    .filter((layer) => !layers.includes(layer))
    .map((layer) => {
      if (providersOfLayer(catalog, layer).length === 0) return unknownLayer(catalog, layer);
      return {
        code: 'capability/not-offered',
        message: `${template.id} does not offer the layer ${layer}`,
        hint: suggest(layer, layers),
      };
    });
}

function invalidProviderReason(
  catalog: Catalog,
  template: TemplateEntry,
  layer: string,
  system: string,
): Diagnostic | undefined {
  const { runtime } = template.source.value.spec;
  const offered = offeredLayers(catalog, template).find((offer) => offer.layer === layer);
  const hint = suggest(system, offered?.providers ?? []);
  if (!providersOfLayer(catalog, layer).includes(system)) {
    const broken = catalog.broken.get(`${layer}/${system}`)?.[0];
    return (
      broken ?? {
        code: 'catalog/unknown-provider',
        message: `"${system}" is not a provider of the layer ${layer}`,
        hint,
      }
    );
  }
  if (!fits(catalog, `${layer}/${system}`, runtime)) {
    const message = `${layer}/${system} does not fit ${template.id}: it is for ${runtimesOf(catalog, `${layer}/${system}`)?.join(', ')}, not ${runtime ?? 'a template without runtime'}`;
    return { code: 'capability/does-not-fit', message, hint };
  }
  if (offered?.providers.includes(system)) return undefined;
  return {
    code: 'capability/not-allowed',
    message: `the platform does not allow ${system} for the layer ${layer}`,
    hint,
  };
}

function fits(catalog: Catalog, id: string, runtime: string | undefined): boolean {
  const runtimes = runtimesOf(catalog, id);
  return runtimes === undefined || (runtime !== undefined && runtimes.includes(runtime));
}

function runtimesOf(catalog: Catalog, id: string): readonly string[] | undefined {
  return catalog.capabilities.get(id)?.source.value.spec.for?.runtimes;
}
