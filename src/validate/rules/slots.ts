import type { CapabilityEntry } from '../../catalog/catalog.ts';
import { locationOfKey, locationOfValue } from '../../catalog/manifest/source-map.ts';
import { suggestFix } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { AnalyzedContributor } from '../analyze-contributor.ts';
import { type CatalogAnalysis, contributorsWith } from '../catalog-analysis.ts';

/**
 * Texts for slots: each for a slot that is offered, each with its file, and no file without a slot. An unreadable
 * manifest may offer the slot.
 */
export function checkSlots(analysis: CatalogAnalysis): readonly Diagnostic[] {
  return [...analysis.catalog.capabilities.values()].flatMap((entry) => {
    const analyzed = analysis.analyzedContributors.get(entry.id);
    return analyzed ? [...checkOffers(analysis, entry), ...checkFiles(entry, analyzed)] : [];
  });
}

function checkOffers(analysis: CatalogAnalysis, entry: CapabilityEntry): readonly Diagnostic[] {
  const wanted = Object.keys(entry.source.value.spec.slots ?? {});
  if (wanted.length === 0 || analysis.catalog.broken.size > 0) return [];
  if (!analysis.offeredBy.has(entry.id)) return [];
  const contributorsById = contributorsWith(analysis, entry.id);
  if (contributorsById.some(({ diagnostics }) => diagnostics.length > 0)) return [];
  const offered = new Set(
    contributorsById.flatMap((analyzed) => analyzed.offered.map(({ slot }) => slot)),
  );
  return wanted
    .filter((slot) => !offered.has(slot))
    .map((slot) => ({
      code: 'capability/unknown-slot',
      message: `no skeleton that ${entry.id} can be combined with offers the slot "${slot}"`,
      location: locationOfKey(entry.source, ['spec', 'slots', slot]),
      ...suggestFix(slot, offered),
    }));
}

function checkFiles(
  { source }: CapabilityEntry,
  { files }: AnalyzedContributor,
): readonly Diagnostic[] {
  const slots = Object.entries(source.value.spec.slots ?? {});
  const there = files.skeletonFiles.get('slots') ?? [];
  const missing = slots
    .filter(([, name]) => !there.some(({ path }) => `slots/${path}` === name))
    .map(
      ([slot, name]): Diagnostic => ({
        code: 'skeleton/missing',
        message: `${name}, the text for the slot "${slot}", does not exist`,
        location: locationOfValue(source, ['spec', 'slots', slot]),
      }),
    );
  const idle = there
    .filter(({ path }) => !slots.some(([, name]) => name === `slots/${path}`))
    .map(
      ({ path, file }): Diagnostic => ({
        code: 'manifest/unmatched-rule',
        message: `slots/${path} is not used by any slot`,
        location: { file },
        hint: `declare it under slots: SLOT: slots/${path}`,
      }),
    );
  return [...missing, ...idle];
}
