import { conflictsOf } from '../plan/change.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { errorsForJson } from './diagnostics-json.ts';
import { printDocument } from './json-document.ts';
import type { PageStyle } from './page-style.ts';
import { isUnmanaged, needsUpdate, type ProjectStatus, statusDocument } from './status-page.ts';
import { count } from './text/size.ts';
import { printTable } from './text/table.ts';

/** One of several projects: its status, or what is wrong with it. */
export type StatusRow = { readonly folder: string } & (
  | { readonly standing: ProjectStatus; readonly waiting: Diagnostic | undefined }
  | { readonly diagnostics: readonly Diagnostic[] }
);

/** Several projects, a row each: what it was generated from, whether that is outdated, and how much was changed. */
export function statusTable(rows: readonly StatusRow[], { paint, width }: PageStyle): string {
  const columns = [
    { title: 'project', paint: paint.bold },
    { title: 'template', wraps: true },
    { title: 'status', wraps: true },
    { title: 'local changes', wraps: true },
  ];
  return printTable(columns, rows.map(cellsOf), { width, paintTitle: paint.dim });
}

function cellsOf(row: StatusRow): readonly string[] {
  if ('diagnostics' in row) return [row.folder, '', 'invalid', ''];
  const { standing, waiting } = row;
  const { template } = standing.lock;
  const { drift, disagreements } = standing;
  return [
    row.folder,
    `${template.name} ${template.version}`,
    waiting === undefined ? stateOf(standing) : 'update in progress',
    [
      ...(drift.length === 0 ? [] : [count(drift.length, 'file')]),
      ...(disagreements.length === 0 ? [] : [`${count(disagreements.length, 'file')} invalid`]),
    ].join(', ') || 'none',
  ];
}

function stateOf(standing: ProjectStatus): string {
  const { steps, plan } = standing;
  if (steps.some(({ older }) => older)) return 'newer than the catalog';
  if (!needsUpdate(standing))
    return isUnmanaged(standing) ? 'nothing of the template' : 'up to date';
  const moved = steps.filter(({ from, to }) => from !== to);
  const conflicts = conflictsOf(plan).length;
  return [
    `outdated: ${moved.map(({ id, to }) => `${id} ${to}`).join(', ') || 'files differ'}`,
    ...(conflicts === 0 ? [] : [count(conflicts, 'conflict')]),
  ].join('; ');
}

/** The same for programs: the document of each project with its folder, or its errors. */
export function statusTableJson(rows: readonly StatusRow[]): string {
  return printDocument({
    projects: rows.map((row) =>
      'diagnostics' in row
        ? { folder: row.folder, errors: errorsForJson(row.diagnostics) }
        : { folder: row.folder, ...statusDocument(row.standing) },
    ),
  });
}
