import type { CapabilityEntry } from '../../catalog/catalog.ts';
import { locationOfValue } from '../../catalog/manifest/source-map.ts';
import { append } from '../../shared/append.ts';
import { compareText, type Diagnostic } from '../../shared/diagnostic.ts';
import { type Result, toResult } from '../../shared/result.ts';
import { isReferenced, layerOfReference } from './reference.ts';

/**
 * Each capability after those it requires, else by name: the same set is always in the same order. Reports missing
 * requirements, conflicts and circular requirements.
 */
export function orderCapabilities(
  selected: readonly CapabilityEntry[],
): Result<readonly CapabilityEntry[]> {
  const byName = [...selected].sort((a, b) => compareText(a.id, b.id));
  const diagnostics: Diagnostic[] = byName.flatMap((entry) => checkRelations(entry, byName));
  const ordered = new Set<CapabilityEntry>();
  append(diagnostics, nestAll(byName, ordered));
  return toResult([...ordered], diagnostics);
}

/**
 * Circular requirements between capabilities, whichever are on; each is reported once. One that requires itself is
 * reported where it names itself.
 */
export function findDependencyCycles(entries: readonly CapabilityEntry[]): readonly Diagnostic[] {
  const byName = [...entries].sort((a, b) => compareText(a.id, b.id));
  return nestAll(byName, new Set());
}

function nestAll(
  byName: readonly CapabilityEntry[],
  ordered: Set<CapabilityEntry>,
): readonly Diagnostic[] {
  const circular = new Set<string>();
  return byName.flatMap((entry) => {
    const circle = circular.has(entry.id) ? undefined : location(entry, [], byName, ordered);
    for (const { id } of circle ?? []) circular.add(id);
    return circle && circle.length > 1 ? [cycleDiagnostic(circle)] : [];
  });
}

function checkRelations(
  entry: CapabilityEntry,
  selected: readonly CapabilityEntry[],
): readonly Diagnostic[] {
  const { requires = [], conflicts = [] } = entry.source.value.spec;
  const missing = requires.filter(
    (reference) => !selected.some((other) => isReferenced(other.id, reference)),
  );
  const excluded = conflicts.filter((reference) =>
    selected.some((other) => other !== entry && isReferenced(other.id, reference)),
  );
  const layer = layerOfReference(entry.id);
  return [
    ...missing.map(
      (reference): Diagnostic => ({
        code: 'capability/requires',
        message: `${entry.id} requires ${reference}, which is off`,
        hint: `add ${reference.includes('/') ? `--with ${reference.replace('/', '=')}` : `--with ${reference}=PROVIDER`}, or switch it off with --without ${layer}`,
      }),
    ),
    ...excluded.map(
      (reference): Diagnostic => ({
        code: 'capability/conflict',
        message: `${entry.id} conflicts with ${reference}`,
        hint: `switch one of them off: --without ${layer} or --without ${reference.split('/')[0]}`,
      }),
    ),
  ];
}

function location(
  entry: CapabilityEntry,
  above: readonly CapabilityEntry[],
  selected: readonly CapabilityEntry[],
  ordered: Set<CapabilityEntry>,
): readonly CapabilityEntry[] | undefined {
  if (above.includes(entry)) return above.slice(above.indexOf(entry));
  if (ordered.has(entry)) return undefined;
  const required = entry.source.value.spec.requires ?? [];
  for (const other of selected) {
    if (!required.some((reference) => isReferenced(other.id, reference))) continue;
    const circle = location(other, [...above, entry], selected, ordered);
    if (circle) return circle;
  }
  ordered.add(entry);
  return undefined;
}

/** The same circle always begins at the same of its members, wherever it was entered. */
function cycleDiagnostic(circle: readonly CapabilityEntry[]): Diagnostic {
  const ids = circle.map(({ id }) => id);
  const start = ids.indexOf([...ids].sort(compareText)[0] ?? '');
  const [first, ...others] = [...circle.slice(start), ...circle.slice(0, start)];
  const source = (first as CapabilityEntry).source;
  const way = [first, ...others, first].map((entry) => entry?.id).join(' requires ');
  return {
    code: 'capability/cycle',
    message: `circular requirement between capabilities: ${way}`,
    location: locationOfValue(source, ['spec', 'requires']),
  };
}
