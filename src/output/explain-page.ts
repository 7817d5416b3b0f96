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
  /** Who gives it, the first one first; none if the file is the developer's own. */
  readonly contributors: readonly FileContributor[];
  /** Given once and then the developer's; else updates keep it in step. */
  readonly seeded: boolean;
  /** What the developer changed of it. */
  readonly edits?: Edits;
  /** What the next update would do to it; undefined if nothing, or if the catalog cannot say. */
  readonly next?: Change | 'older-catalog' | undefined;
}

export interface FileContributor {
  /** A template's name, or `layer/system`. */
  readonly id: string;
  readonly version: string;
  /** What only the catalog knows: undefined where it is not at hand. */
  readonly title: string | undefined;
  /** The team that keeps it. */
  readonly owner: string | undefined;
  readonly why: string | undefined;
}

/** Which layer gave a file, why, who keeps it, and how to change it. */
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
  const { path, contributors } = explanation;
  return printDocument({
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
  return explanation.seeded ? 'once' : 'managed';
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
      return `you added ${countLines(edits.added)} and took out ${countLines(edits.removed)}`;
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
  create: 'an update would bring it',
  update: 'an update would bring in what the path changed',
  merge: 'an update would merge what the path changed with what you did',
  conflict: 'an update would find that both changed the same lines, and mark them',
  move: 'an update would bring it here from where it was, with what you changed',
  delete: 'an update would delete it',
  keep: 'the path no longer gives it; an update would leave it to you',
  'stay-deleted': 'the path changed it; since you deleted it, it stays so',
  clash: 'both changed it and it cannot be merged; an update would keep yours',
  stale: 'both changed it; an update would keep yours, for its own tool to write again',
  blocked: 'something that is not a file stands in its way; an update would leave it out',
  skipped: 'it is not in this work tree; an update would leave it at its version',
};

/** Nobody gives the record of what was given: it is written beside it. */
function isRecord({ path }: Explanation): boolean {
  return path.startsWith('.idp/');
}

function stateWord(explanation: Explanation): string {
  if (isRecord(explanation)) return 'record';
  if (explanation.contributors.length === 0) return 'yours';
  return explanation.seeded ? 'seeded' : 'managed';
}

function stateText(explanation: Explanation): string {
  const { contributors, seeded } = explanation;
  if (isRecord(explanation)) return 'idp writes it: what was given to this service, for updates';
  if (contributors.length === 0) return 'no golden path gives this file; it is yours alone';
  return seeded
    ? 'given once, yours since: no update touches it'
    : 'updates keep it in step, and merge what you change';
}

function changeText(explanation: Explanation): string {
  const { contributors, seeded } = explanation;
  const [first] = contributors;
  if (isRecord(explanation)) return 'leave it to idp, and keep it in version control';
  if (first === undefined || seeded) return 'edit it as you like';
  const layer = first.id.includes('/') ? first.id.split('/')[0] : undefined;
  return [
    'edit it here for this service',
    ...(first.owner === undefined ? [] : [`ask ${first.owner} to change it for all`]),
    ...(layer === undefined ? [] : [`idp remove ${layer} takes the layer out`]),
  ].join('; ');
}
