import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { findByKind } from '../catalog/find.ts';
import { describeLayers, describePresets } from '../output/describe-layers.ts';
import { layersJson, layersTable, presetsTable } from '../output/layers-table.ts';
import { listJson } from '../output/list-json.ts';
import { resultStyle } from '../output/page-style.ts';
import { pathsTable } from '../output/paths-table.ts';
import { suggest } from '../shared/closest.ts';
import { throwError, throwIfAny } from '../shared/error.ts';
import { openCatalog, openTemplates } from './catalog/open-catalog.ts';
import type { Context, ExitCode } from './context.ts';

interface ListOptions {
  readonly kind?: string | undefined;
  readonly tag?: string | undefined;
  readonly layers: boolean;
}

/** `idp list`: the templates, or the layers. Broken manifests are reported after the valid ones. */
export async function runList(
  { kind, tag, layers }: ListOptions,
  context: Context,
): Promise<ExitCode> {
  const { console, format } = context;
  const catalog = await (layers ? openCatalog(context) : openTemplates(context));
  const style = resultStyle(console);
  if (layers) {
    const described = describeLayers(catalog);
    const text = () =>
      layersTable(described, style) + presetsTable(describePresets(catalog), style);
    console.out(format === 'json' ? layersJson(described, catalog.root) : text());
  } else {
    const templates = findPaths(catalog, kind, tag);
    const text = () => (templates.length === 0 ? '' : pathsTable(templates, style));
    console.out(format === 'json' ? listJson(templates, catalog.root) : text());
  }
  throwIfAny([...catalog.broken.values()].flat());
  return 0;
}

/** The templates of a kind with a tag. An unknown tag is an error. */
function findPaths(
  catalog: Catalog,
  kind: string | undefined,
  tag: string | undefined,
): readonly TemplateEntry[] {
  const ofKind = kind === undefined ? [...catalog.templates.values()] : findByKind(catalog, kind);
  const tags = [...catalog.templates.values()].flatMap(tagsOf);
  if (tag !== undefined && !tags.includes(tag)) {
    throwError({
      code: 'usage/invalid',
      message: `no template has the tag "${tag}"`,
      hint: suggest(tag, new Set(tags)),
    });
  }
  return ofKind.filter((template) => tag === undefined || tagsOf(template).includes(tag));
}

function tagsOf({ source }: TemplateEntry): readonly string[] {
  return source.value.metadata.tags ?? [];
}
