import { IdpError } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import type { Counts } from '../validate/input.ts';
import { limitFiles } from '../validate/since/limit.ts';
import { validateCatalog } from '../validate/validate-catalog.ts';
import { validateManifest } from '../validate/validate-manifest.ts';
import { askedFiles } from './asked-files.ts';
import { type Comparison, compareSince } from './compare-since.ts';
import type { Context } from './context.ts';
import { findScopes, type Scope } from './find-scopes.ts';
import { type Overlay, textIn, unchanged } from './overlay.ts';
import { readCatalogInput } from './read-catalog-input.ts';

/** What was found at one place: the problems, how much was looked at, and the texts for excerpts. */
export interface Finding {
  readonly problems: readonly Problem[];
  readonly checked: Counts;
  readonly sources: ReadonlyMap<string, string>;
  /** What the catalog was compared with, if it was. */
  readonly comparison?: Comparison | undefined;
  /** The catalog that was checked, as the person would type it; undefined for a manifest of its own. */
  readonly catalog?: string | undefined;
}

export interface Asked {
  readonly paths: readonly string[];
  readonly since?: string | undefined;
}

export const nothing: Counts = { templates: 0, capabilities: 0, examples: 0, files: 0 };

/** What cannot be read is told like all else, so that `--format sarif` is whole whatever happens. */
export async function examineAll(
  asked: Asked,
  context: Context,
  overlay: Overlay = unchanged,
): Promise<readonly Finding[]> {
  try {
    const scopes = await findScopes(asked.paths, context);
    return await Promise.all(scopes.map((scope) => examine(scope, overlay, asked, context)));
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    return [{ problems: error.problems, checked: nothing, sources: new Map() }];
  }
}

async function examine(
  scope: Scope,
  overlay: Overlay,
  { since }: Asked,
  { cwd }: Context,
): Promise<Finding> {
  if (scope.kind === 'manifest') {
    const { file } = scope;
    const text = textIn(overlay, file, scope.text);
    const problems = validateManifest(text, file);
    return { problems, checked: { ...nothing, files: 1 }, sources: new Map([[file, text]]) };
  }
  const read = await readCatalogInput(scope.root, overlay);
  const { input, sources } = read;
  const isAsked = askedFiles(scope.paths, read, cwd);
  const catalog = scope.root;
  if (since === undefined) return { ...validateCatalog(input, isAsked), sources, catalog };
  const comparison = await compareSince(since, read);
  if (comparison.affected.size === 0)
    return { problems: [], checked: nothing, sources, comparison, catalog };
  const verdict = validateCatalog(
    limitFiles(input, comparison.affected),
    (file) => isAsked(file) && comparison.isAffected(file),
    (template) => comparison.affected.has(template),
  );
  const versions = comparison.problems.filter(({ place }) => isAsked(place?.file ?? ''));
  return { ...verdict, problems: [...verdict.problems, ...versions], sources, comparison, catalog };
}
