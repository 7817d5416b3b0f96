import type { Problem } from '../errors/problem.ts';
import { checkCapabilityExamples } from './rules/capability-examples.ts';
import { checkCircles } from './rules/circles.ts';
import { checkCombinable } from './rules/combinable.ts';
import { checkCopiedBraces } from './rules/copied-braces.ts';
import { checkDeclaredNames } from './rules/declared-names.ts';
import { checkDefaultAnswers } from './rules/default-answers.ts';
import { checkDefaultLayers } from './rules/default-layers.ts';
import { checkDollarBraces } from './rules/dollar-braces.ts';
import { checkFewQuestions } from './rules/few-questions.ts';
import { checkForeignBraces } from './rules/foreign-braces.ts';
import { checkForeignSyntax } from './rules/foreign-syntax.ts';
import { checkGivenNames } from './rules/given-names.ts';
import { checkHalfBraces } from './rules/half-braces.ts';
import { checkHalfQuotes } from './rules/half-quotes.ts';
import { checkHouseDefaults } from './rules/house-defaults.ts';
import { checkInferences } from './rules/inferences.ts';
import { checkKindDefaults } from './rules/kind-defaults.ts';
import { checkKinds } from './rules/kinds.ts';
import { checkLaidByNobody } from './rules/laid-by-nobody.ts';
import { checkLayerReferences } from './rules/layer-references.ts';
import { checkLayerSystems } from './rules/layer-systems.ts';
import { checkLifecycle } from './rules/lifecycle.ts';
import { checkManifestBraces } from './rules/manifest-braces.ts';
import { checkManifests } from './rules/manifests.ts';
import { checkMigrations } from './rules/migrations.ts';
import { checkNeeds } from './rules/needs.ts';
import { checkOldKeys } from './rules/old-keys.ts';
import { checkOutputSyntax } from './rules/output-syntax.ts';
import { checkOwners } from './rules/owners.ts';
import { checkPackable } from './rules/packable.ts';
import { checkParameterNames } from './rules/parameter-names.ts';
import { checkParameterValues } from './rules/parameter-values.ts';
import { checkPlatformDefaults } from './rules/platform-defaults.ts';
import { checkPresets } from './rules/presets.ts';
import { checkRendering } from './rules/rendering.ts';
import { checkRuntimes } from './rules/runtimes.ts';
import { checkSkeletons } from './rules/skeletons.ts';
import { checkSlots } from './rules/slots.ts';
import { checkSuccessors } from './rules/successors.ts';
import { checkTexts } from './rules/texts.ts';
import { checkTypedTexts } from './rules/typed-texts.ts';
import { checkUnmatched } from './rules/unmatched.ts';
import { checkUnusedPartials } from './rules/unused-partials.ts';
import { checkUsedFacts } from './rules/used-facts.ts';
import { checkUsedParameters } from './rules/used-parameters.ts';
import type { Seen } from './seen.ts';
import type { Survey } from './survey.ts';
import type { Trial } from './trial.ts';

/** A rule on what stands in the catalog. */
export type Rule = (survey: Survey) => readonly Problem[];
/** A rule on what comes out. */
export type TrialRule = (trial: Trial) => readonly Problem[];

/** What breaks one of these cannot be laid: its files are not tried. */
export const groundRules: readonly Rule[] = [
  checkManifests,
  checkTexts,
  checkDeclaredNames,
  checkParameterValues,
];

export const catalogRules: readonly Rule[] = [
  checkTypedTexts,
  checkLifecycle,
  checkSuccessors,
  checkOwners,
  checkRuntimes,
  checkLayerReferences,
  checkLayerSystems,
  checkCircles,
  checkLaidByNobody,
  checkDefaultAnswers,
  checkDefaultLayers,
  checkKindDefaults,
  checkCombinable,
  checkKinds,
  checkManifestBraces,
  checkOldKeys,
  checkFewQuestions,
  checkHouseDefaults,
  checkParameterNames,
  checkPlatformDefaults,
  checkPresets,
  checkMigrations,
  checkInferences,
  checkNeeds,
  checkUnusedPartials,
  checkUsedParameters,
  checkUsedFacts,
  checkSlots,
  checkHalfBraces,
  checkCopiedBraces,
  checkDollarBraces,
  checkForeignSyntax,
  checkHalfQuotes,
  checkSkeletons,
  checkPackable,
  checkCapabilityExamples,
];

export const trialRules: readonly TrialRule[] = [
  checkRendering,
  checkOutputSyntax,
  checkForeignBraces,
  checkGivenNames,
];

/** Rules on what all trials together have shown. */
export const closingRules: readonly ((survey: Survey, seen: Seen) => readonly Problem[])[] = [
  checkUnmatched,
];
