import type { Diagnostic } from '../../shared/diagnostic.ts';
import { IdpError } from '../../shared/error.ts';
import type { CheckedCounts } from '../../validate/input.ts';
import { limitFiles } from '../../validate/since/limit.ts';
import { validateCatalog } from '../../validate/validate-catalog.ts';
import { validateManifest } from '../../validate/validate-manifest.ts';
import { readCatalogInput } from '../catalog/read-catalog-input.ts';
import type { Context } from '../context.ts';
import { compareSince, type SinceComparison } from './compare-since.ts';
import { findValidateScopes, type ValidateScope } from './find-scopes.ts';
import { type Overlay, overlayTextOf, unchangedTexts } from './overlay.ts';
import { selectedFiles } from './selected-files.ts';

/** What was found at one place: the problems, how much was looked at, and the texts for excerpts. */
export interface Finding {
  readonly diagnostics: readonly Diagnostic[];
  readonly checked: CheckedCounts;
  readonly sources: ReadonlyMap<string, string>;
  /** What the catalog was compared with, if it was. */
  readonly comparison?: SinceComparison | undefined;
  /** The catalog that was checked, as the user would type it; undefined for a single manifest. */
  readonly catalog?: string | undefined;
}

export interface ValidateRequest {
  readonly paths: readonly string[];
  readonly since?: string | undefined;
}

export const nothingChecked: CheckedCounts = {
  templates: 0,
  capabilities: 0,
  examples: 0,
  files: 0,
};

/** Unreadable files are reported like all other problems, so that `--format sarif` is always complete. */
export async function validateAll(
  asked: ValidateRequest,
  context: Context,
  overlay: Overlay = unchangedTexts,
): Promise<readonly Finding[]> {
  try {
    const scopes = await findValidateScopes(asked.paths, context);
    return await Promise.all(scopes.map((scope) => examine(scope, overlay, asked, context)));
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    return [{ diagnostics: error.diagnostics, checked: nothingChecked, sources: new Map() }];
  }
}

async function examine(
  scope: ValidateScope,
  overlay: Overlay,
  { since }: ValidateRequest,
  context: Context,
): Promise<Finding> {
  if (scope.kind === 'manifest') {
    const { file } = scope;
    const text = overlayTextOf(overlay, file, scope.text);
    const diagnostics = validateManifest(text, file);
    return {
      diagnostics,
      checked: { ...nothingChecked, files: 1 },
      sources: new Map([[file, text]]),
    };
  }
  const read = await readCatalogInput(scope.root, overlay);
  const { input, sources } = read;
  const isAsked = selectedFiles(scope.paths, read, context.cwd);
  const catalog = scope.root;
  if (since === undefined) return { ...validateCatalog(input, isAsked), sources, catalog };
  const comparison = await compareSince(since, read, context);
  if (comparison.affected.size === 0)
    return { diagnostics: [], checked: nothingChecked, sources, comparison, catalog };
  const result = validateCatalog(
    limitFiles(input, comparison.affected),
    (file) => isAsked(file) && comparison.isAffected(file),
    (template) => comparison.affected.has(template),
  );
  const versions = comparison.diagnostics.filter(({ location }) => isAsked(location?.file ?? ''));
  return {
    ...result,
    diagnostics: [...result.diagnostics, ...versions],
    sources,
    comparison,
    catalog,
  };
}
