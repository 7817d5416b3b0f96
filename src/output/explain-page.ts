import type { Change, ChangeKind } from '../plan/change.ts';
import type { Edits } from '../plan/count-edits.ts';
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
  /** Its contributors in order; none if the file is the developer's own. */
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
}

/** Which template or provider a file comes from, why, who owns it, and how to change it. */
export function explainPage(explanation: Explanation, { paint, width }: PageStyle): string {
  const { path, contributors } = explanation;
  const rows: (readonly [string, string])[] = contributors.flatMap(
    ({ id, title, version, owner, why }) => [
      ['from', title === undefined ? `${id} ${version}` : `${id} ${version}, ${title}`] as const,
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
  const pairs = printTerms([...rows, ...more], { indent: 2, width });
  return `${paint.bold(path)}  ${paint.dim(stateWord(explanation))}\n${pairs}`;
}

/** The same for programs. */
export function explainJson(explanation: Explanation): string {
  const { path, catalog = null, contributors } = explanation;
  return printDocument({
    catalog,
    path,
    state: stateForJson(explanation),
    edits: explanation.edits ? { ...explanation.edits } : null,
    next: typeof explanation.next === 'object' ? explanation.next.kind : null,
    contributors: contributors.map(({ id, version, title = null, owner = null, why = null }) => ({
      id,
      version,
      title,
      owner,
      why,
    })),
  });
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
