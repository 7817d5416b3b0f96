import type { CapabilityEntry } from '../catalog/catalog.ts';
import { append } from '../errors/append.ts';
import { type Checked, checked } from '../errors/checked.ts';
import { compareText, type Problem } from '../errors/problem.ts';
import { placeOfValue } from '../manifest/source.ts';
import { isReferred, layerOf } from './reference.ts';

/**
 * Each capability after those that it requires, else by name: the same set always comes in the same order,
 * whoever chose it first. What is required and not on, what excludes another, and circles are problems.
 */
export function orderCapabilities(
  selected: readonly CapabilityEntry[],
): Checked<readonly CapabilityEntry[]> {
  const byName = [...selected].sort((a, b) => compareText(a.id, b.id));
  const problems: Problem[] = byName.flatMap((entry) => checkRelations(entry, byName));
  const ordered = new Set<CapabilityEntry>();
  append(problems, placeAll(byName, ordered));
  return checked([...ordered], problems);
}

/**
 * The circles in which capabilities require each other, whichever of them are on; each is told once. One that
 * requires itself is told where it names itself.
 */
export function findCircles(entries: readonly CapabilityEntry[]): readonly Problem[] {
  const byName = [...entries].sort((a, b) => compareText(a.id, b.id));
  return placeAll(byName, new Set());
}

function placeAll(
  byName: readonly CapabilityEntry[],
  ordered: Set<CapabilityEntry>,
): readonly Problem[] {
  const circular = new Set<string>();
  return byName.flatMap((entry) => {
    const circle = circular.has(entry.id) ? undefined : place(entry, [], byName, ordered);
    for (const { id } of circle ?? []) circular.add(id);
    return circle && circle.length > 1 ? [circleProblem(circle)] : [];
  });
}

function checkRelations(
  entry: CapabilityEntry,
  selected: readonly CapabilityEntry[],
): readonly Problem[] {
  const { requires = [], conflicts = [] } = entry.source.value.spec;
  const missing = requires.filter(
    (reference) => !selected.some((other) => isReferred(other.id, reference)),
  );
  const excluded = conflicts.filter((reference) =>
    selected.some((other) => other !== entry && isReferred(other.id, reference)),
  );
  const layer = layerOf(entry.id);
  return [
    ...missing.map(
      (reference): Problem => ({
        code: 'capability/requires',
        message: `${entry.id} requires ${reference}, which is not on`,
        hint: `add ${reference.includes('/') ? `--with ${reference.replace('/', '=')}` : `--with ${reference}=PROVIDER`}, or leave it out by --without ${layer}`,
      }),
    ),
    ...excluded.map(
      (reference): Problem => ({
        code: 'capability/conflict',
        message: `${entry.id} cannot be on together with ${reference}`,
        hint: `leave one of them out: --without ${layer}, or --without ${reference.split('/')[0]}`,
      }),
    ),
  ];
}

function place(
  entry: CapabilityEntry,
  above: readonly CapabilityEntry[],
  selected: readonly CapabilityEntry[],
  ordered: Set<CapabilityEntry>,
): readonly CapabilityEntry[] | undefined {
  if (above.includes(entry)) return above.slice(above.indexOf(entry));
  if (ordered.has(entry)) return undefined;
  const required = entry.source.value.spec.requires ?? [];
  for (const other of selected) {
    if (!required.some((reference) => isReferred(other.id, reference))) continue;
    const circle = place(other, [...above, entry], selected, ordered);
    if (circle) return circle;
  }
  ordered.add(entry);
  return undefined;
}

/** The same circle always begins at the same of its members, wherever it was entered. */
function circleProblem(circle: readonly CapabilityEntry[]): Problem {
  const ids = circle.map(({ id }) => id);
  const start = ids.indexOf([...ids].sort(compareText)[0] ?? '');
  const [first, ...others] = [...circle.slice(start), ...circle.slice(0, start)];
  const source = (first as CapabilityEntry).source;
  const way = [first, ...others, first].map((entry) => entry?.id).join(' requires ');
  return {
    code: 'capability/cycle',
    message: `capabilities require each other in a circle: ${way}`,
    place: placeOfValue(source, ['spec', 'requires']),
  };
}
