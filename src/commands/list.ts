import { findByKind } from '../catalog/find.ts';
import { failIfAny } from '../errors/error.ts';
import { describeLayers } from '../terminal/describe-layers.ts';
import { layersJson, layersTable } from '../terminal/layers-table.ts';
import { listJson } from '../terminal/list-json.ts';
import { resultStyle } from '../terminal/page-style.ts';
import { pathsTable } from '../terminal/paths-table.ts';
import type { Context, ExitCode } from './context.ts';
import { openCatalog } from './open-catalog.ts';

export interface ListOptions {
  readonly kind?: string | undefined;
  readonly tag?: string | undefined;
  readonly layers: boolean;
}

/** `idp list`: the golden paths, or the layers. What cannot be read is told after those that can. */
export async function runList(
  { kind, tag, layers }: ListOptions,
  context: Context,
): Promise<ExitCode> {
  const { console, format } = context;
  const catalog = await openCatalog(context);
  const style = resultStyle(console);
  if (layers) {
    const described = describeLayers(catalog);
    console.out(format === 'json' ? layersJson(described) : layersTable(described, style));
  } else {
    const ofKind = kind === undefined ? [...catalog.templates.values()] : findByKind(catalog, kind);
    const templates = ofKind.filter(
      ({ source }) => tag === undefined || source.value.metadata.tags?.includes(tag),
    );
    console.out(format === 'json' ? listJson(templates) : pathsTable(templates, style));
  }
  failIfAny([...catalog.broken.values()].flat());
  return 0;
}
