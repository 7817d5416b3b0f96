import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { closest } from '../shared/closest.ts';

/** The runtimes that a capability is for. */
export function runtimesOf({ capabilities }: Catalog): ReadonlySet<string> {
  return new Set(
    [...capabilities.values()].flatMap(({ source }) => source.value.spec.for?.runtimes ?? []),
  );
}

/**
 * The runtime of a template that offers layers, if no capability is for it and one is for nearly the same: a slip.
 * What follows from it, layer by layer, need not be told. A runtime of its own is no fault.
 */
export function misspeltRuntime(catalog: Catalog, { source }: TemplateEntry): string | undefined {
  const { runtime, layers } = source.value.spec;
  const runtimes = runtimesOf(catalog);
  if (runtime === undefined || layers === undefined || runtimes.has(runtime)) return undefined;
  return closest(runtime, runtimes) === undefined ? undefined : runtime;
}
