import type { Diagnostic } from '../shared/diagnostic.ts';
import type { CatalogAnalysis } from './catalog-analysis.ts';
import type { RenderCase } from './render-case.ts';
import type { RenderedPaths } from './rendered-paths.ts';
import { checkCapabilityExamples } from './rules/capability-examples.ts';
import { checkCombinable } from './rules/combinable.ts';
import { checkCopiedBraces } from './rules/copied-braces.ts';
import { checkDeclaredNames } from './rules/declared-names.ts';
import { checkDefaultAnswers } from './rules/default-answers.ts';
import { checkDefaultLayers } from './rules/default-layers.ts';
import { checkCycles } from './rules/dependency-cycles.ts';
import { checkDollarBraces } from './rules/dollar-braces.ts';
import { checkForeignBraces } from './rules/foreign-braces.ts';
import { checkForeignSyntax } from './rules/foreign-syntax.ts';
import { checkHalfBraces } from './rules/half-braces.ts';
import { checkHalfQuotes } from './rules/half-quotes.ts';
import { checkIndentedEnds } from './rules/indented-ends.ts';
import { checkInferences } from './rules/inferences.ts';
import { checkKindDefaults } from './rules/kind-defaults.ts';
import { checkKinds } from './rules/kinds.ts';
import { checkLayerProviders } from './rules/layer-providers.ts';
import { checkLayerReferences } from './rules/layer-references.ts';
import { checkLifecycle } from './rules/lifecycle.ts';
import { checkManifestBraces } from './rules/manifest-braces.ts';
import { checkManifests } from './rules/manifests.ts';
import { checkMigrations } from './rules/migrations.ts';
import { checkNeeds } from './rules/needs.ts';
import { checkOldKeys } from './rules/old-keys.ts';
import { checkOutputPaths } from './rules/output-paths.ts';
import { checkOutputSyntax } from './rules/output-syntax.ts';
import { checkOwners } from './rules/owners.ts';
import { checkPackable } from './rules/packable.ts';
import { checkParameterNames } from './rules/parameter-names.ts';
import { checkParameterValues } from './rules/parameter-values.ts';
import { checkPlatformDefaults } from './rules/platform-defaults.ts';
import { checkPresets } from './rules/presets.ts';
import { checkPromptCount } from './rules/prompt-count.ts';
import { checkRendering } from './rules/rendering.ts';
import { checkRequirements } from './rules/requirements.ts';
import { checkRuntimes } from './rules/runtimes.ts';
import { checkSkeletons } from './rules/skeletons.ts';
import { checkSlots } from './rules/slots.ts';
import { checkSuccessors } from './rules/successors.ts';
import { checkTexts } from './rules/texts.ts';
import { checkTypedTexts } from './rules/typed-texts.ts';
import { checkUnmatched } from './rules/unmatched.ts';
import { checkUnusedCapabilities } from './rules/unused-capabilities.ts';
import { checkUnusedPartials } from './rules/unused-partials.ts';
import { checkUsedFacts } from './rules/used-facts.ts';
import { checkUsedParameters } from './rules/used-parameters.ts';

/** A rule on the sources of a catalog. */
type Rule = (analysis: CatalogAnalysis) => readonly Diagnostic[];
/** A rule on output. */
type RenderRule = (renderCase: RenderCase) => readonly Diagnostic[];

/** What violates one of these cannot be rendered: its files are not checked. */
export const manifestRules: readonly Rule[] = [
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
  checkLayerProviders,
  checkCycles,
  checkUnusedCapabilities,
  checkDefaultAnswers,
  checkDefaultLayers,
  checkKindDefaults,
  checkCombinable,
  checkKinds,
  checkManifestBraces,
  checkOldKeys,
  checkPromptCount,
  checkRequirements,
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
  checkIndentedEnds,
  checkSkeletons,
  checkPackable,
  checkCapabilityExamples,
];

export const renderRules: readonly RenderRule[] = [
  checkRendering,
  checkOutputSyntax,
  checkForeignBraces,
  checkOutputPaths,
];

/** Rules on all cases together. */
export const coverageRules: readonly ((
  analysis: CatalogAnalysis,
  rendered: RenderedPaths,
) => readonly Diagnostic[])[] = [checkUnmatched];
