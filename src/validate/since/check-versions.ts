import type { Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import { locationOfValue } from '../../catalog/manifest/source-map.ts';
import { compareVersions, nextVersion } from '../../catalog/manifest/versions.ts';
import type { Contributor } from '../../scaffold/compose/compose.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { listFirst } from '../../shared/list-first.ts';
import { analyzeCatalog, type CatalogAnalysis } from '../catalog-analysis.ts';
import type { CatalogInput } from '../input.ts';
import { findCauses } from './causes.ts';
import { type Changes, catalogNameOf } from './changes.ts';
import { limitTemplates, offersOf } from './limit.ts';
import { type RenderVariant, renderVariant } from './render-variant.ts';

/**
 * Compares versions with an earlier commit: none is older, and each is bumped if the output changed. Both states are
 * rendered with the current platform, whose changes are not changes of a template; with its own, if the older one
 * cannot be rendered with it.
 */
export function checkVersions(
  before: CatalogInput,
  now: CatalogInput,
  { changed }: Changes,
): readonly Diagnostic[] {
  const moved = templatesToRender(now.catalog, changed);
  const analysis = analyzeCatalog(limitTemplates(now, moved));
  const older = analyzeOlder(limitTemplates(before, moved), now.catalog);
  const all = [...now.catalog.templates.values(), ...now.catalog.capabilities.values()];
  const fallen = all.flatMap((contributor) => checkFall(contributor, before.catalog));
  const stale = new Map<string, Diagnostic>();
  for (const template of analysis.catalog.templates.values()) {
    const offered = analysis.offers.get(template.id) ?? [];
    const touched = offered.filter((id) => changed.has(id));
    for (const variant of renderVariants(analysis, older, template, touched)) {
      for (const [id, paths] of causesOf(analysis, older, template, { variant, changed })) {
        const diagnostic = stale.has(id)
          ? undefined
          : checkRise(id, { analysis, before, variant, paths });
        if (diagnostic) stale.set(id, diagnostic);
      }
    }
  }
  return [...fallen, ...stale.values()];
}

/** The templates that changed, and those that offer a capability that did. */
function templatesToRender(catalog: Catalog, changed: ReadonlySet<string>): ReadonlySet<string> {
  const moved = [...offersOf(catalog)].filter(([id, offered]) =>
    [id, ...offered].some((one) => changed.has(one)),
  );
  return new Set(moved.map(([id]) => id));
}

function analyzeOlder(before: CatalogInput, { platform }: Catalog): Older {
  const today = analyzeCatalog({ ...before, catalog: { ...before.catalog, platform } });
  let own: CatalogAnalysis | undefined;
  return {
    today,
    own: () => {
      own ??= analyzeCatalog(before);
      return own;
    },
  };
}

/** The catalog of then, over the platform of today and over its own. */
interface Older {
  readonly today: CatalogAnalysis;
  readonly own: () => CatalogAnalysis;
}

/** By its examples, those of before first; by its defaults; and with each capability that changed. */
function renderVariants(
  now: CatalogAnalysis,
  { today }: Older,
  { id }: TemplateEntry,
  capabilities: readonly string[],
): readonly RenderVariant[] {
  const examplesOf = (one: string) => {
    const all = [today, now].flatMap(
      ({ analyzedContributors }) => analyzedContributors.get(one)?.examples ?? [],
    );
    return all.filter(
      ({ file }, index) =>
        all.findIndex((other) => catalogNameOf(other.file) === catalogNameOf(file)) === index,
    );
  };
  const labelOf = (file: string) => `example ${catalogNameOf(file).replace(/\.ya?ml$/, '')}`;
  return [
    ...examplesOf(id).map((example) => ({ label: labelOf(example.file), example })),
    { label: 'its defaults' },
    ...capabilities.flatMap((capability) => [
      ...examplesOf(capability).map((example) => ({
        label: `${labelOf(example.file)} in ${id}`,
        capability,
        example,
      })),
      { label: `the defaults of ${id}`, capability },
    ]),
  ];
}

function causesOf(
  analysis: CatalogAnalysis,
  { today, own }: Older,
  { id }: TemplateEntry,
  { variant, changed }: { readonly variant: RenderVariant; readonly changed: ReadonlySet<string> },
): ReadonlyMap<string, readonly string[]> {
  const [template, old] = [analysis, today].map(({ catalog }) => catalog.templates.get(id));
  const now = template && renderVariant(analysis, template, variant);
  const before =
    now && old && (renderVariant(today, old, variant) ?? renderVariant(own(), old, variant));
  return now && before ? findCauses(before, now, changed) : new Map();
}

interface Evidence {
  readonly analysis: CatalogAnalysis;
  readonly before: CatalogInput;
  readonly variant: RenderVariant;
  readonly paths: readonly string[];
}

function checkRise(
  id: string,
  { analysis, before, variant, paths }: Evidence,
): Diagnostic | undefined {
  const source = analysis.analyzedContributors.get(id)?.contributor.source;
  const version = source?.value.metadata.version ?? '';
  const old = versionIn(before.catalog, id);
  if (source === undefined || old === undefined || compareVersions(version, old) !== 0)
    return undefined;
  return {
    code: 'manifest/same-version',
    message: `${id} is still ${version}, but its output changed with ${variant.label}: ${listFirst(paths)}`,
    location: locationOfValue(source, ['metadata', 'version']),
    hint: `write version: ${nextVersion(version)}`,
    fix: { kind: 'word', was: version, becomes: nextVersion(version) },
  };
}

function checkFall({ id, source }: Contributor, before: Catalog): readonly Diagnostic[] {
  const old = versionIn(before, id);
  const { version } = source.value.metadata;
  if (old === undefined || compareVersions(version, old) >= 0) return [];
  return [
    {
      code: 'manifest/older-version',
      message: `${id} is ${version}, but was ${old} already`,
      location: locationOfValue(source, ['metadata', 'version']),
      hint: `write version: ${nextVersion(old)}`,
      fix: { kind: 'word', was: version, becomes: nextVersion(old) },
    },
  ];
}

function versionIn({ templates, capabilities }: Catalog, id: string): string | undefined {
  return (templates.get(id) ?? capabilities.get(id))?.source.value.metadata.version;
}
