import type { CapabilityEntry, Catalog } from '../../catalog/catalog.ts';
import { isReferenced } from '../../scaffold/compose/reference.ts';
import type { Changes } from './changes.ts';
import { offersOf } from './limit.ts';

/**
 * What can be wrong because of changes, by id: what changed; the templates that offer, or offered, a capability
 * that did, and the capabilities of a template that did; those that require or exclude it; templates that it
 * replaces; and the platform. If the platform changed, everything.
 */
export function findAffected(
  { changed, deleted }: Changes,
  before: Catalog | undefined,
  now: Catalog,
): ReadonlySet<string> {
  const touched = new Set([...changed, ...deleted]);
  if (touched.size === 0) return touched;
  const all = [...now.templates.keys(), ...now.capabilities.keys(), ...now.broken.keys()];
  if (touched.has('platform')) return new Set(['platform', ...all, ...now.olderTemplates.keys()]);
  const affected = new Set([...changed, ...(now.platform ? ['platform'] : [])]);
  for (const catalog of before ? [before, now] : [now]) {
    for (const [id, ids] of offersOf(catalog)) {
      const others = ids.filter((one) => touched.has(one));
      if (others.length > 0) affected.add(id);
      if (touched.has(id)) for (const one of ids) affected.add(one);
    }
  }
  for (const entry of now.capabilities.values())
    if (refersTo(entry, touched)) affected.add(entry.id);
  for (const { id, source } of now.templates.values())
    if (touched.has(source.value.metadata.replacedBy ?? '')) affected.add(id);
  return affected;
}

function refersTo({ source }: CapabilityEntry, touched: ReadonlySet<string>): boolean {
  const { requires = [], conflicts = [] } = source.value.spec;
  return [...requires, ...conflicts].some((reference) =>
    [...touched].some((id) => id.includes('/') && isReferenced(id, reference)),
  );
}
