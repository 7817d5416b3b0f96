import type { TemplateEntry } from '../catalog/catalog.ts';
import { isForAuthors } from '../catalog/find.ts';
import type { PageStyle } from './page-style.ts';
import { type Column, naturalWidth, printTable } from './text/table.ts';

/**
 * The templates for `idp list`, one per row; those for template authors in a group of their own, last. In a narrow
 * terminal the lifecycle is shown only if it is not stable.
 */
export function pathsTable(templates: readonly TemplateEntry[], style: PageStyle): string {
  const { paint, width } = style;
  const columns: readonly PathColumn[] = [
    { title: 'name', paint: paint.bold, cell: ({ id }) => id },
    { title: 'kind', cell: ({ source }) => source.value.spec.creates },
    { title: 'title', wraps: true, cell: ({ source }) => source.value.metadata.title },
    { title: 'owner', wraps: true, cell: ({ source }) => source.value.metadata.owner },
    { title: 'lifecycle', wraps: true, cell: lifecycleOf },
    { title: 'version', cell: ({ source }) => source.value.metadata.version },
    { title: 'tags', wraps: true, paint: paint.dim, cell: tagsOf },
  ];
  const isWide = naturalWidth(columns, rowsOf(columns, templates)) > width;
  const isReported = templates.some((template) => lifecycleOf(template) !== 'stable');
  const visible = columns.filter(({ cell }) => cell !== lifecycleOf || isReported || !isWide);
  const tableOf = (group: readonly TemplateEntry[]) =>
    printTable(visible, rowsOf(visible, group), { width, paintTitle: paint.dim });
  const ofAuthors = templates.filter(isForAuthors);
  const others = templates.filter((template) => !isForAuthors(template));
  if (ofAuthors.length === 0 || others.length === 0) return tableOf(templates);
  return `${tableOf(others)}\n${paint.bold('For template authors')}\n${tableOf(ofAuthors)}`;
}

interface PathColumn extends Column {
  readonly cell: (template: TemplateEntry) => string;
}

function rowsOf(
  columns: readonly PathColumn[],
  templates: readonly TemplateEntry[],
): readonly (readonly string[])[] {
  return templates.map((template) => columns.map(({ cell }) => cell(template)));
}

function lifecycleOf({ source }: TemplateEntry): string {
  return lifecycleText(source.value.metadata);
}

function tagsOf({ source }: TemplateEntry): string {
  return (source.value.metadata.tags ?? []).join(' ');
}

/** The lifecycle of a template, and its replacement. */
export function lifecycleText({
  lifecycle = 'stable',
  replacedBy,
}: TemplateEntry['source']['value']['metadata']): string {
  return replacedBy === undefined ? lifecycle : `${lifecycle}: use ${replacedBy}`;
}
