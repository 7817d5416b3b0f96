import { dedupeProblems, type Problem } from '../errors/problem.ts';
import { sortedPaths, type Tree } from '../tree/tree.ts';
import { trialRules } from '../validate/rules.ts';
import type { Survey } from '../validate/survey.ts';
import { type Trial, tryPath } from '../validate/trial.ts';
import type { Case } from './case.ts';
import { observe } from './coverage/observe.ts';
import type { Sites } from './coverage/site.ts';
import { createCounter, type Tally } from './coverage/tally.ts';
import { compareGolden, type Golden, goldenOf } from './golden.ts';
import { type Fingerprint, printGolden, type Variant } from './golden-text.ts';

/** What came of one case in memory. */
export interface Outcome {
  readonly case: Case;
  readonly problems: readonly Problem[];
}

/** What came of all of them. */
export interface Judgement {
  readonly outcomes: readonly Outcome[];
  readonly goldens: readonly Golden[];
  readonly tally: Tally;
}

export interface Judged {
  readonly survey: Survey;
  readonly cases: readonly Case[];
  readonly sites: Sites;
  /** Which cases count for the coverage. */
  readonly counts: (one: Case) => boolean;
  /** Whose golden texts are looked at: a template's name, or a capability's `layer/system`. */
  readonly owners: readonly string[];
  /** Whether one of them is. */
  readonly isAsked: (golden: string) => boolean;
  readonly fingerprint: Fingerprint;
}

/** Lays every case in memory, once: holds it to the rules, against its golden text, and counts where it went. */
export function judge(judged: Judged): Judgement {
  const { survey, cases, sites } = judged;
  const counter = createCounter(sites);
  const variants = new Map<string, Variant[]>();
  const outcomes = cases.map((one): Outcome => {
    const trial = tryPath(one.composition, one.resolution, survey.studies);
    const problems = dedupeProblems(trialRules.flatMap((rule) => rule(trial)));
    if (problems.length === 0 && judged.counts(one))
      observe({ trial, resolution: one.resolution, studies: survey.studies, sites }, counter);
    const variant = { template: one.composition.template.id, files: filesOf(one.owner, trial) };
    const { file } = one;
    if (file !== undefined && !variants.get(file)?.push(variant)) variants.set(file, [variant]);
    return { case: one, problems };
  });
  const failed = new Set(
    outcomes.flatMap(({ case: { file }, problems }) => (file && problems.length > 0 ? [file] : [])),
  );
  return { outcomes, goldens: goldensOf(judged, variants, failed), tally: counter };
}

/** The files that a contributor gives or touches. */
function filesOf(owner: string, { tree }: Trial): Tree {
  return new Map([...tree].filter(([, { from }]) => from.includes(owner)));
}

/** What an example gives that cannot be laid is neither compared nor recorded. */
function goldensOf(
  { survey, owners, isAsked, fingerprint }: Judged,
  variants: ReadonlyMap<string, readonly Variant[]>,
  failed: ReadonlySet<string>,
): readonly Golden[] {
  const without = new Set([...failed].map(goldenOf));
  return owners.flatMap((owner) => {
    const study = survey.studies.get(owner);
    const recorded = new Map((study?.files.goldens ?? []).map(({ file, text }) => [file, text]));
    const given = new Map(
      (study?.examples ?? []).flatMap(({ file }) => {
        const laid = variants.get(file);
        return laid && hasFiles(laid) ? [[goldenOf(file), printGolden(laid, fingerprint)]] : [];
      }),
    );
    return [...new Set([...recorded.keys(), ...given.keys()])]
      .filter((file) => isAsked(file) && !without.has(file))
      .sort()
      .map((file) => compareGolden(file, recorded.get(file), given.get(file)));
  });
}

/** An example whose contributor gives nothing of its own has nothing to record. */
function hasFiles(variants: readonly Variant[]): boolean {
  return sortedPaths(...variants.map(({ files }) => files)).length > 0;
}
