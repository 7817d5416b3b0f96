import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { closest } from '../shared/closest.ts';

/** The runtimes that a capability is for. */
export function runtimesOf({ capabilities }: Catalog): ReadonlySet<string> {
  return new Set(
    [...capabilities.values()].flatMap(({ source }) => source.value.spec.for?.runtimes ?? []),
  );
}

/**
 * The runtime of a template with layers, if it has no capability but one has a similar name: a typo. Problems that
 * follow from it need not be reported. A runtime of its own is fine.
 */
export function misspeltRuntime(catalog: Catalog, { source }: TemplateEntry): string | undefined {
  const { runtime, layers } = source.value.spec;
  const runtimes = runtimesOf(catalog);
  if (runtime === undefined || layers === undefined || runtimes.has(runtime)) return undefined;
  return closest(runtime, runtimes) === undefined ? undefined : runtime;
}
