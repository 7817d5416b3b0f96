import type { TemplateEntry } from '../catalog/catalog.ts';
import type { PageStyle } from './page-style.ts';
import { printTable } from './text/table.ts';

/** The golden paths, one a row, for `idp list`. */
export function pathsTable(
  templates: readonly TemplateEntry[],
  { paint, width }: PageStyle,
): string {
  const columns = [
    { title: 'name', paint: paint.bold },
    { title: 'kind' },
    { title: 'title', wraps: true },
    { title: 'owner', wraps: true },
    { title: 'lifecycle', wraps: true },
    { title: 'version' },
    { title: 'tags', wraps: true, paint: paint.dim },
  ];
  return printTable(columns, templates.map(rowOf), { width, paintTitle: paint.dim });
}

function rowOf({ id, source }: TemplateEntry): readonly string[] {
  const { metadata, spec } = source.value;
  const { title, owner, version, tags = [] } = metadata;
  return [id, spec.creates, title, owner, lifecycleText(metadata), version, tags.join(' ')];
}

/** How far a golden path can be relied on, and what to take instead of it. */
export function lifecycleText({
  lifecycle = 'stable',
  replacedBy,
}: TemplateEntry['source']['value']['metadata']): string {
  return replacedBy === undefined ? lifecycle : `${lifecycle}: use ${replacedBy}`;
}
