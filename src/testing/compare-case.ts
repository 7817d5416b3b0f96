import { type Diagnostic, dedupeDiagnostics } from '../shared/diagnostic.ts';
import { sortedPaths, type Tree } from '../shared/tree/tree.ts';
import type { CatalogAnalysis } from '../validate/catalog-analysis.ts';
import { type RenderCase, renderSelection } from '../validate/render-case.ts';
import { renderRules } from '../validate/rules.ts';
import type { Case } from './case.ts';
import { observeCase } from './coverage/observe.ts';
import type { Sites } from './coverage/site.ts';
import { createCounter, type Tally } from './coverage/tally.ts';
import { compareSnapshot, type OutputSnapshot, snapshotOf } from './snapshot.ts';
import { type Fingerprint, printSnapshot, type Variant } from './snapshot-text.ts';

/** What came of one case in memory. */
export interface CaseOutcome {
  readonly case: Case;
  readonly diagnostics: readonly Diagnostic[];
}

/** What came of all of them. */
export interface CaseResult {
  readonly outcomes: readonly CaseOutcome[];
  readonly snapshots: readonly OutputSnapshot[];
  readonly tally: Tally;
}

export interface CheckedCase {
  readonly analysis: CatalogAnalysis;
  readonly cases: readonly Case[];
  readonly sites: Sites;
  /** Which cases count for the coverage. */
  readonly counts: (one: Case) => boolean;
  /** The owner of the snapshots: a template's name, or a capability's `layer/provider`. */
  readonly owners: readonly string[];
  /** Whether one of them is. */
  readonly isAsked: (snapshot: string) => boolean;
  readonly fingerprint: Fingerprint;
}

/** Renders every case in memory, once: validates it, compares it with its snapshot, and records its coverage. */
export function compareCase(checked: CheckedCase): CaseResult {
  const { analysis, cases, sites } = checked;
  const counter = createCounter(sites);
  const variants = new Map<string, Variant[]>();
  const outcomes = cases.map((one): CaseOutcome => {
    const renderCase = renderSelection(
      one.composition,
      one.resolution,
      analysis.analyzedContributors,
    );
    const diagnostics = dedupeDiagnostics(renderRules.flatMap((rule) => rule(renderCase)));
    if (diagnostics.length === 0 && checked.counts(one))
      observeCase(
        {
          renderCase,
          resolution: one.resolution,
          analyzedContributors: analysis.analyzedContributors,
          sites,
        },
        counter,
      );
    const variant = {
      template: one.composition.template.id,
      files: filesOf(one.owner, renderCase),
    };
    const { file } = one;
    if (file !== undefined && !variants.get(file)?.push(variant)) variants.set(file, [variant]);
    return { case: one, diagnostics };
  });
  const failed = new Set(
    outcomes.flatMap(({ case: { file }, diagnostics }) =>
      file && diagnostics.length > 0 ? [file] : [],
    ),
  );
  return { outcomes, snapshots: snapshotsOf(checked, variants, failed), tally: counter };
}

/** The files that a contributor generates or changes. */
function filesOf(owner: string, { tree }: RenderCase): Tree {
  return new Map([...tree].filter(([, { from }]) => from.includes(owner)));
}

/** An example that cannot be rendered is neither compared nor recorded. */
function snapshotsOf(
  { analysis, owners, isAsked, fingerprint }: CheckedCase,
  variants: ReadonlyMap<string, readonly Variant[]>,
  failed: ReadonlySet<string>,
): readonly OutputSnapshot[] {
  const without = new Set([...failed].map(snapshotOf));
  return owners.flatMap((owner) => {
    const analyzed = analysis.analyzedContributors.get(owner);
    const recorded = new Map(
      (analyzed?.files.snapshots ?? []).map(({ file, text }) => [file, text]),
    );
    const generated = new Map(
      (analyzed?.examples ?? []).flatMap(({ file }) => {
        const generated = variants.get(file);
        return generated && hasFiles(generated)
          ? [[snapshotOf(file), printSnapshot(generated, fingerprint)]]
          : [];
      }),
    );
    return [...new Set([...recorded.keys(), ...generated.keys()])]
      .filter((file) => isAsked(file) && !without.has(file))
      .sort()
      .map((file) => compareSnapshot(file, recorded.get(file), generated.get(file)));
  });
}

/** An example without output of its own has no snapshot. */
function hasFiles(variants: readonly Variant[]): boolean {
  return sortedPaths(...variants.map(({ files }) => files)).length > 0;
}
