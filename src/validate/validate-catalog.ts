import { append } from '../shared/append.ts';
import { type Diagnostic, dedupeDiagnostics, sortDiagnostics } from '../shared/diagnostic.ts';
import type { ErrorCode } from '../shared/error-codes.ts';
import { analyzeCatalog, type CatalogAnalysis } from './catalog-analysis.ts';
import type { CatalogInput, CheckedCounts } from './input.ts';
import { renderCasesOf } from './render-cases-of.ts';
import { addRenderedPaths, noRenderedPaths } from './rendered-paths.ts';
import { catalogRules, coverageRules, manifestRules, renderRules } from './rules.ts';
import { silenceAllowed } from './silence.ts';

/** All that is wrong with a catalog, and how much was looked at. */
interface ValidationResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly checked: CheckedCounts;
}

/**
 * Validates a catalog with every rule: first its sources, then the output of each template with its examples and in
 * every relevant selection of capabilities. Reports problems of the selected files, and those without a file.
 * Unselected templates are not rendered.
 */
export function validateCatalog(
  input: CatalogInput,
  isAsked: (file: string) => boolean = () => true,
  isToTry: (template: string) => boolean = () => true,
): ValidationResult {
  const checked = countAsked(input, isAsked);
  const { catalog } = input;
  if (catalog.templates.size + catalog.broken.size + input.unlisted.length === 0)
    return { diagnostics: [emptyDiagnostic(catalog.root)], checked };
  const analysis = analyzeCatalog(input);
  const ground = manifestRules.flatMap((rule) => rule(analysis));
  const reported = [...ground, ...catalogRules.flatMap((rule) => rule(analysis))];
  const rendered = tryAll(analysis, unsoundFolders(analysis, ground), isToTry);
  const diagnostics = [...reported, ...withoutReported(rendered, reported)];
  const isWhole = isSound(analysis) && [...catalog.templates.keys()].every(isToTry);
  const left = silenceAllowed(diagnostics, analysis, isWhole);
  const called = partialsOfAsked(analysis, isAsked);
  const asked = left.filter(
    ({ location }) => location === undefined || isAsked(location.file) || called.has(location.file),
  );
  return { diagnostics: sortDiagnostics(dedupeDiagnostics(asked)), checked };
}

/** The partials that a selected file calls: a mistake in them is one of the file, too. */
function partialsOfAsked(
  { analyzedContributors }: CatalogAnalysis,
  isAsked: (file: string) => boolean,
): ReadonlySet<string> {
  const files = [...analyzedContributors.values()].flatMap(({ loaded }) => [...loaded.values()]);
  return new Set(
    files
      .filter(({ skeletonFile }) => isAsked(skeletonFile.file))
      .flatMap(({ partials }) => partials.map(({ file }) => file)),
  );
}

/** Whether everything could be read, so that no warning is missing. */
function isSound({ catalog, analyzedContributors }: CatalogAnalysis): boolean {
  return (
    catalog.broken.size === 0 &&
    [...analyzedContributors.values()].every(({ diagnostics }) => diagnostics.length === 0)
  );
}

function emptyDiagnostic(root: string): Diagnostic {
  return {
    code: 'catalog/empty',
    message: `${root} contains no template`,
    hint: 'a template is a folder with template.yaml and skeleton/',
  };
}

/** Templates and capabilities that cannot be rendered, by id. */
function unsoundFolders(
  { analyzedContributors }: CatalogAnalysis,
  ground: readonly Diagnostic[],
): ReadonlySet<string> {
  const idsOf = new Map<string, string[]>();
  const add = (file: string, id: string) => {
    if (!idsOf.get(file)?.push(id)) idsOf.set(file, [id]);
  };
  const unread: string[] = [];
  for (const [id, { contributor, files, partials, diagnostics }] of analyzedContributors) {
    add(contributor.source.file, id);
    for (const { file } of [...files.skeletonFiles.values()].flat()) add(file, id);
    for (const file of partials.keys()) add(file, id);
    if (diagnostics.length > 0) unread.push(id);
  }
  return new Set([
    ...unread,
    ...ground.flatMap(({ location }) => idsOf.get(location?.file ?? '') ?? []),
  ]);
}

function tryAll(
  analysis: CatalogAnalysis,
  unsound: ReadonlySet<string>,
  isToTry: (template: string) => boolean,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const rendered = noRenderedPaths();
  for (const template of analysis.catalog.templates.values()) {
    if (unsound.has(template.id) || !isToTry(template.id)) continue;
    const renderCases = renderCasesOf(analysis, template, (id) => !unsound.has(id));
    append(diagnostics, renderCases.diagnostics);
    for (const renderCase of renderCases.renderCases) {
      addRenderedPaths(rendered, renderCase);
      for (const rule of renderRules) append(diagnostics, rule(renderCase));
    }
  }
  for (const [id, templates] of analysis.offeredBy)
    if (!templates.every((template) => isToTry(template.id))) rendered.rendered.delete(id);
  return [...diagnostics, ...coverageRules.flatMap((rule) => rule(analysis, rendered))];
}

/** What a case shows and the types have already reported, in their own words. */
function withoutReported(
  rendered: readonly Diagnostic[],
  reported: readonly Diagnostic[],
): readonly Diagnostic[] {
  const lineOf = ({ location }: Diagnostic) => JSON.stringify([location?.file, location?.line]);
  const lines = new Set(reported.filter(({ code }) => reportedByTypes.has(code)).map(lineOf));
  return rendered.filter(
    (diagnostic) => !reportedByTypes.has(diagnostic.code) || !lines.has(lineOf(diagnostic)),
  );
}

const reportedByTypes: ReadonlySet<ErrorCode> = new Set([
  'skeleton/absent-name',
  'skeleton/arguments',
  'skeleton/mixed-items',
  'skeleton/unknown-field',
]);

/** How much was checked; a broken manifest counts too. */
function countAsked(
  { catalog, files }: CatalogInput,
  isAsked: (file: string) => boolean,
): CheckedCounts {
  const { templates, capabilities } = catalog;
  const broken = [...catalog.broken].filter(([, [diagnostic]]) =>
    isAsked(diagnostic?.location?.file ?? ''),
  );
  const providers = broken.filter(([id]) => id.includes('/')).length;
  const count = (entries: typeof templates | typeof capabilities) =>
    [...entries.values()].filter(({ source }) => isAsked(source.file)).length;
  const all = [...files.values()];
  return {
    templates: count(templates) + broken.filter(([id]) => id !== 'platform').length - providers,
    capabilities: count(capabilities) + providers,
    examples: all.flatMap(({ examples }) => examples).filter(({ file }) => isAsked(file)).length,
    files: all
      .flatMap(({ skeletonFiles }) => [...skeletonFiles.values()].flat())
      .filter(({ file }) => isAsked(file)).length,
  };
}
