import { dirname, resolve } from 'node:path';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { IdpError, throwIfAny } from '../../shared/error.ts';
import type { CheckedCounts } from '../../validate/input.ts';
import { limitFiles } from '../../validate/since/limit.ts';
import { validateCatalog } from '../../validate/validate-catalog.ts';
import { validateManifest } from '../../validate/validate-manifest.ts';
import { type CatalogRead, readCatalogInput } from '../catalog/read-catalog-input.ts';
import type { Context } from '../context.ts';
import { compareSince, type SinceComparison } from './compare-since.ts';
import { findValidateScopes, type ValidateScope } from './find-scopes.ts';
import { type Overlay, overlayTextOf, unchangedTexts } from './overlay.ts';

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
  const read = await readCatalogInput(scope.root, context.cwd, overlay);
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

/**
 * Whether a file of a catalog is among the paths to check: it is below one of them; or it is a broken manifest,
 * without which they cannot be checked. Throws `catalog/missing` for a path without anything to check, so that "no
 * problems" is never reported for nothing.
 */
function selectedFiles(
  paths: readonly string[],
  { input, sources }: CatalogRead,
  cwd: string,
): (file: string) => boolean {
  const broken = [...input.catalog.broken.values()].map(
    ([diagnostic]) => diagnostic?.location?.file ?? '',
  );
  const files = [...sources.keys(), ...input.unlisted].map((file) => resolve(cwd, file));
  const folders = broken.map((file) => ({ file, folder: dirname(resolve(cwd, file)) }));
  const asked = paths.map((path) => resolve(cwd, path));
  const needed = new Set(
    folders
      .filter(({ folder }) => asked.some((path) => isBelow(path, folder)))
      .map(({ file }) => file),
  );
  const idle = paths.filter((path) => {
    const at = resolve(cwd, path);
    const isWhole = resolve(cwd, input.catalog.root) === at;
    const isHeld = files.some((file) => isBelow(file, at));
    return !isWhole && !isHeld && !folders.some(({ folder }) => isBelow(at, folder));
  });
  throwIfAny(
    idle.map((path) => ({
      code: 'catalog/missing',
      message: `nothing to check at ${path}`,
    })),
  );
  return (file) => needed.has(file) || asked.some((path) => isBelow(resolve(cwd, file), path));
}

function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}
