import type { Change, ChangeKind } from '../plan/change.ts';
import type { Edits } from '../plan/count-edits.ts';
import type { TextSource } from '../scaffold/compose/trace-file.ts';
import type { Value } from '../shared/data/value.ts';
import { printDocument } from './json-document.ts';
import { describeObstacle } from './obstacle-text.ts';
import type { PageStyle } from './page-style.ts';
import { printTerms } from './text/table.ts';
import { olderCatalog } from './version-step.ts';

/** Why a file of a service is there. */
export interface Explanation {
  readonly path: string;
  /** The catalog that knows the reasons, as the user would type it; undefined if it is not available. */
  readonly catalog?: string | undefined;
  /** The line that is explained, if it is not the whole file. */
  readonly line?: { readonly number: number; readonly isOwn: boolean };
  /** Its contributors in order, or those of the line; none if the file is the developer's own. */
  readonly contributors: readonly FileContributor[];
  /** Created once and never updated; else managed. */
  readonly once: boolean;
  /** What the developer changed of it. */
  readonly edits?: Edits;
  /** What the next update would do to it; undefined if nothing, or if the catalog is not available. */
  readonly next?: Change | 'older-catalog' | undefined;
}

export interface FileContributor {
  /** A template's name, or `layer/system`. */
  readonly id: string;
  readonly version: string;
  /** From the catalog: undefined if it is not available. */
  readonly title: string | undefined;
  /** The team that keeps it. */
  readonly owner: string | undefined;
  readonly why: string | undefined;
  /** The files of the catalog that the text comes through: undefined if it is not available. */
  readonly sources?: readonly TextSource[];
}

/** Which template or provider a file comes from, why, who owns it, and how to change it. */
export function explainPage(explanation: Explanation, { paint, width }: PageStyle): string {
  const { path, line, contributors } = explanation;
  const rows: (readonly [string, string])[] = contributors.flatMap(
    ({ id, title, version, owner, why, sources = [] }) => [
      ['from', title === undefined ? `${id} ${version}` : `${id} ${version}, ${title}`] as const,
      ...sources.map((one) => sourceRow(one, line !== undefined)),
      ...(why === undefined ? [] : [['why', why] as const]),
      ...(owner === undefined ? [] : [['owner', owner] as const]),
    ],
  );
  const more = [
    ['state', stateText(explanation)] as const,
    ...editsRow(explanation),
    ...(explanation.next ? [['next', nextText(explanation.next)] as const] : []),
    ['change', changeText(explanation)] as const,
  ];
  const terms = [...lineRow(explanation), ...rows, ...more];
  const pairs = printTerms(terms, { indent: 2, width, keepWords: true });
  const name = line ? `${path}:${line.number}` : path;
  return `${paint.bold(name)}  ${paint.dim(stateWord(explanation))}\n${pairs}`;
}

/** A file, a partial, or the text for a slot; with its line where a line is explained. */
function sourceRow(
  { kind, name, file, line }: TextSource,
  withLine: boolean,
): readonly [string, string] {
  const location = withLine ? `${file}:${line}` : file;
  return [kind, kind === 'slot' ? `${location} for ${name}` : location];
}

function lineRow({ line }: Explanation): readonly (readonly [string, string])[] {
  return line?.isOwn ? [['line', 'your own: no template generates it']] : [];
}

/** The same for programs. */
export function explainJson(explanation: Explanation): string {
  const { path, line, catalog = null, contributors } = explanation;
  return printDocument({
    catalog,
    path,
    line: line?.number ?? null,
    state: stateForJson(explanation),
    edits: explanation.edits ? { ...explanation.edits } : null,
    next: typeof explanation.next === 'object' ? explanation.next.kind : null,
    contributors: contributors.map(describeContributor),
  });
}

function describeContributor(contributor: FileContributor): Value {
  const { id, version, title = null, owner = null, why = null, sources } = contributor;
  return {
    ...{ id, version, title, owner, why },
    sources:
      sources?.map(({ kind, name = null, file, line }) => ({ kind, name, file, line })) ?? null,
  };
}

function stateForJson(explanation: Explanation): string {
  if (isRecord(explanation)) return 'record';
  if (explanation.contributors.length === 0) return 'unmanaged';
  return explanation.once ? 'once' : 'managed';
}

function editsRow({ edits }: Explanation): readonly (readonly [string, string])[] {
  return edits === undefined || edits.kind === 'none' ? [] : [['yours', editsText(edits)]];
}

function editsText(edits: Exclude<Edits, { kind: 'none' }>): string {
  switch (edits.kind) {
    case 'deleted':
      return 'you deleted it';
    case 'mode':
      return 'you changed whether it can be executed';
    case 'bytes':
      return 'you changed it';
    case 'lines':
      return `you added ${countLines(edits.added)} and removed ${countLines(edits.removed)}`;
    case 'not-checked-out':
    case 'ignored':
      return describeObstacle[edits.kind];
    case 'file':
      return 'a folder above it is a file';
    default:
      return `it ${describeObstacle[edits.kind]}, or lies behind one`;
  }
}

function countLines(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}

/** What an update would do to the file. */
function nextText(next: Change | 'older-catalog'): string {
  return next === 'older-catalog' ? olderCatalog.title : nextTexts[next.kind];
}

const nextTexts: Readonly<Record<ChangeKind, string>> = {
  create: 'an update would create it',
  update: 'an update would apply the changes of the template',
  merge: 'an update would merge the changes of the template with yours',
  conflict: 'an update would write conflict markers: both changed the same lines',
  move: 'an update would move it here, with your changes',
  delete: 'an update would delete it',
  keep: 'the template no longer has it; an update would keep it as yours',
  'stay-deleted': 'the template changed it; it stays deleted',
  clash: 'both changed it, and it cannot be merged; an update would keep yours',
  stale: 'both changed it; an update would keep yours: regenerate it with its own tool',
  blocked: 'something that is not a file blocks it; an update would skip it',
  skipped: 'it is not checked out; an update would skip it',
};

/** The lockfile and base have no contributor. */
function isRecord({ path }: Explanation): boolean {
  return path.startsWith('.idp/');
}

function stateWord(explanation: Explanation): string {
  if (isRecord(explanation)) return 'record';
  if (explanation.contributors.length === 0) return 'unmanaged';
  return explanation.once ? 'created once' : 'managed';
}

function stateText(explanation: Explanation): string {
  const { contributors, once } = explanation;
  if (isRecord(explanation)) return 'written by idp: records what was generated, for updates';
  if (contributors.length === 0) return 'unmanaged: your own file, which no template generates';
  return once ? 'created once, never updated' : 'managed: updates are merged with your changes';
}

function changeText(explanation: Explanation): string {
  const { contributors, once } = explanation;
  const [first] = contributors;
  if (isRecord(explanation)) return 'do not edit it, and keep it under version control';
  if (first === undefined || once) return 'edit it as you like';
  const layer = first.id.includes('/') ? first.id.split('/')[0] : undefined;
  return [
    'edit it here for this service',
    ...(first.owner === undefined ? [] : [`ask ${first.owner} to change it for all`]),
    ...(layer === undefined ? [] : [`idp remove ${layer} removes the layer`]),
  ].join('; ');
}
