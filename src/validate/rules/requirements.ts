import type { TemplateEntry } from '../../catalog/catalog.ts';
import type { RequiredContent } from '../../catalog/manifest/platform.ts';
import { locationOfKey, locationOfValue } from '../../catalog/manifest/source-map.ts';
import { contributorsOf } from '../../scaffold/compose/compose.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { matchesGlob } from '../../shared/tree/glob.ts';
import { decodeIfText } from '../../shared/tree/text.ts';
import type { GeneratedFile, Tree } from '../../shared/tree/tree.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';
import { defaultPath, stablePaths } from '../default-path.ts';
import { renderSelection } from '../render-case.ts';

/**
 * The platform's requirements on a kind: each stable template meets them by default. Files are not checked if the
 * template cannot be rendered, which is reported elsewhere.
 */
export function checkRequirements(analysis: CatalogAnalysis): readonly Diagnostic[] {
  const { kinds = {} } = analysis.catalog.platform?.value.spec ?? {};
  return stablePaths(analysis).flatMap((template) => {
    const { mustInclude = [] } = kinds[template.source.value.spec.creates] ?? {};
    const generated = mustInclude.length > 0 ? renderDefault(analysis, template) : undefined;
    if (generated === undefined) return [];
    return mustInclude.flatMap((required) => {
      const reason = invalidRequirementReason(required, generated);
      return reason === undefined ? [] : [report(template, required, reason)];
    });
  });
}

interface ComposedTemplate {
  readonly layers: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  /** Undefined if it cannot be rendered. */
  readonly tree: Tree<GeneratedFile> | undefined;
}

function renderDefault(
  analysis: CatalogAnalysis,
  template: TemplateEntry,
): ComposedTemplate | undefined {
  const path = defaultPath(analysis, template);
  if (path === undefined) return undefined;
  const { composition, resolution } = path;
  const contributors = contributorsOf(composition);
  const canRead = contributors.every(
    ({ id }) => analysis.analyzedContributors.get(id)?.diagnostics.length === 0,
  );
  const renderCase = renderSelection(composition, resolution, analysis.analyzedContributors);
  const isWhole = canRead && renderCase.diagnostics.length === 0 && resolution.missing.length === 0;
  return {
    layers: new Set(composition.capabilities.map(({ source }) => source.value.metadata.layer)),
    parameters: new Set(composition.questions.map(({ name }) => name)),
    tree: isWhole ? renderCase.tree : undefined,
  };
}

function invalidRequirementReason(
  { layer, parameter, file, contains }: RequiredContent,
  { layers, parameters, tree }: ComposedTemplate,
): string | undefined {
  if (layer !== undefined && !layers.has(layer)) return `the layer ${layer} is not on by default`;
  if (parameter !== undefined && !parameters.has(parameter))
    return `there is no parameter "${parameter}"`;
  if (file === undefined || tree === undefined) return undefined;
  const files = [...tree].filter(([path]) => matchesGlob(file)(path));
  if (files.length === 0) return `no file matches "${file}"`;
  if (contains === undefined) return undefined;
  const holds = files.some(([, { bytes }]) => decodeIfText(bytes)?.includes(contains));
  return holds ? undefined : `no file that matches "${file}" contains "${contains}"`;
}

/** Reported at the kind of the template; or at the layer that it offers and leaves off. */
function report(
  { id, source }: TemplateEntry,
  required: RequiredContent,
  reason: string,
): Diagnostic {
  const { layers, creates } = source.value.spec;
  const offered = required.layer !== undefined && layers?.[required.layer] !== undefined;
  return {
    code: 'catalog/missing-requirement',
    message: `${id} does not include "${required.title}": ${reason}`,
    location: offered
      ? locationOfKey(source, ['spec', 'layers', required.layer ?? ''])
      : locationOfValue(source, ['spec', 'creates']),
    hint: `the platform requires it of every stable ${creates}`,
  };
}
