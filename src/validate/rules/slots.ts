import type { CapabilityEntry } from '../../catalog/catalog.ts';
import { amend } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import { placeOfKey, placeOfValue } from '../../manifest/source.ts';
import type { Study } from '../study.ts';
import { companionsOf, type Survey } from '../survey.ts';

/**
 * Texts for slots: each for a slot that somebody offers, each with its file, and no file without a slot. The slot
 * may be offered beside a manifest that cannot be read.
 */
export function checkSlots(survey: Survey): readonly Problem[] {
  return [...survey.catalog.capabilities.values()].flatMap((entry) => {
    const study = survey.studies.get(entry.id);
    return study ? [...checkOffers(survey, entry), ...checkFiles(entry, study)] : [];
  });
}

function checkOffers(survey: Survey, entry: CapabilityEntry): readonly Problem[] {
  const wanted = Object.keys(entry.source.value.spec.slots ?? {});
  if (wanted.length === 0 || survey.catalog.broken.size > 0) return [];
  if (!survey.offeredBy.has(entry.id)) return [];
  const companions = companionsOf(survey, entry.id);
  if (companions.some(({ problems }) => problems.length > 0)) return [];
  const offered = new Set(companions.flatMap((study) => study.offered.map(({ slot }) => slot)));
  return wanted
    .filter((slot) => !offered.has(slot))
    .map((slot) => ({
      code: 'capability/unknown-slot',
      message: `no skeleton that ${entry.id} may meet offers the slot "${slot}"`,
      place: placeOfKey(entry.source, ['spec', 'slots', slot]),
      ...amend(slot, offered),
    }));
}

function checkFiles({ source }: CapabilityEntry, { files }: Study): readonly Problem[] {
  const slots = Object.entries(source.value.spec.slots ?? {});
  const there = files.packs.get('slots') ?? [];
  const missing = slots
    .filter(([, name]) => !there.some(({ path }) => `slots/${path}` === name))
    .map(
      ([slot, name]): Problem => ({
        code: 'skeleton/missing',
        message: `${name}, the text for the slot "${slot}", does not exist`,
        place: placeOfValue(source, ['spec', 'slots', slot]),
      }),
    );
  const idle = there
    .filter(({ path }) => !slots.some(([, name]) => name === `slots/${path}`))
    .map(
      ({ path, file }): Problem => ({
        code: 'manifest/unmatched-rule',
        message: `slots/${path} is the text of no slot`,
        place: { file },
        hint: `name it below slots: SLOT: slots/${path}`,
      }),
    );
  return [...missing, ...idle];
}
