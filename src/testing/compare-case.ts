import { type Diagnostic, dedupeDiagnostics } from '../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../validate/catalog-analysis.ts';
import { type RenderCase, type RenderedFile, renderSelection } from '../validate/render-case.ts';
import { renderRules } from '../validate/rules.ts';
import type { Case } from './case.ts';
import { observeCase } from './coverage/observe.ts';
import type { Sites } from './coverage/site.ts';
import { createCounter, type Tally } from './coverage/tally.ts';
import { baseSnapshotOf, compareSnapshots, type OutputSnapshot, snapshotOf } from './snapshot.ts';
import { type Fingerprint, printParts, type Variant } from './snapshot-text.ts';

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

interface CheckedCase {
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
  const variants = new Map<string, readonly Variant[]>();
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
    const { file } = one;
    if (file !== undefined) {
      const template = one.composition.template.id;
      const variant = { template, files: filesOf(one.owner, renderCase) };
      variants.set(file, [...(variants.get(file) ?? []), variant]);
    }
    return { case: one, diagnostics };
  });
  const failed = new Set(
    outcomes.flatMap(({ case: { file }, diagnostics }) =>
      file && diagnostics.length > 0 ? [file] : [],
    ),
  );
  return { outcomes, snapshots: snapshotsOf(checked, variants, failed), tally: counter };
}

/** The files that a contributor generates or changes, and which of them are copies of its skeleton files. */
function filesOf(owner: string, { tree, files }: RenderCase): Variant['files'] {
  const sources = new Map(files.map((one) => [one.file.skeletonFile.bytes, one]));
  return new Map(
    [...tree]
      .filter(([, { from }]) => from.includes(owner))
      .map(([path, file]) => {
        const source = sources.get(file.bytes);
        return [path, { ...file, copyOf: source && pathBelowOwner(source) }];
      }),
  );
}

function pathBelowOwner({ contributor, file }: RenderedFile): string {
  const manifest = contributor.source.file;
  return file.skeletonFile.file.slice(manifest.lastIndexOf('/') + 1);
}

/** An example that cannot be rendered is neither compared nor recorded. */
function snapshotsOf(
  { analysis, owners, isAsked, fingerprint }: CheckedCase,
  variants: ReadonlyMap<string, readonly Variant[]>,
  failed: ReadonlySet<string>,
): readonly OutputSnapshot[] {
  const without = new Set([...failed].map(snapshotOf));
  return owners.flatMap((owner) => {
    const { files: { snapshots = [] } = {}, examples = [] } =
      analysis.analyzedContributors.get(owner) ?? {};
    const recorded = new Map(snapshots.map(({ file, text }) => [file, text]));
    const generated = new Map(
      examples.flatMap(({ file }) => {
        const parts = failed.has(file)
          ? undefined
          : printParts(variants.get(file) ?? [], fingerprint);
        return parts && parts.size > 0 ? [[snapshotOf(file), parts] as const] : [];
      }),
    );
    const files = [...new Set([...recorded.keys(), ...generated.keys()])].filter(
      (file) => isAsked(file) && !without.has(file),
    );
    const base = baseSnapshotOf(examples.map(({ file }) => file));
    return compareSnapshots({ files, base, recorded, generated });
  });
}
