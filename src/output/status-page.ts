import { isHeld, outstandingOf, type Plan } from '../plan/change.ts';
import type { Disagreement } from '../plan/disagreement.ts';
import type { Drift } from '../plan/drift.ts';
import type { Lock } from '../project/lock.ts';
import type { Mapping } from '../shared/data/value.ts';
import type { GeneratedFile, Tree } from '../shared/tree/tree.ts';
import { printDocument } from './json-document.ts';
import { heldNote, obstacleText, prefixOf } from './obstacle-text.ts';
import type { PageStyle } from './page-style.ts';
import { changesJson } from './plan-json.ts';
import { planText } from './plan-text.ts';
import { wrap } from './text/wrap.ts';
import { olderCatalog, type VersionStep } from './version-step.ts';

/** The state of a service and its template. */
export interface ProjectStatus {
  /** The catalog that it is compared with, as the user would type it. */
  readonly catalog: string;
  readonly folder: string;
  readonly lock: Pick<Lock, 'template' | 'answers' | 'defaults'>;
  readonly steps: readonly VersionStep[];
  /** How many of the files of the template the project keeps as its own; they are not in `files`. */
  readonly own: number;
  readonly drift: readonly Drift[];
  readonly disagreements: readonly Disagreement[];
  readonly plan: Plan;
  readonly files: Tree<GeneratedFile>;
}

/** Versions with what changed between them, what the developer changed, and what an update would do. */
export function statusPage(standing: ProjectStatus, style: PageStyle): string {
  const { folder, steps, drift, disagreements, plan } = standing;
  const { paint } = style;
  const outstanding = outstandingOf(plan);
  const older = steps.filter((step) => step.older);
  const moved = steps.filter(({ from, to, older }) => from !== to && !older);
  const section = (title: string, body: string) =>
    body === '' ? '' : `${paint.bold(title)}\n${body}`;
  const isUpToDate = older.length === 0 && !needsUpdate(standing);
  const parts = [
    isUpToDate ? upToDateSection(standing, style) : '',
    section('The catalog is older than this service', textOf(older, style)),
    section('Outdated', textOf(moved, style)),
    section('Local changes', drift.map((one) => driftText(one, folder, style)).join('')),
    section(
      'Files that contradict the recorded answers',
      disagreements.map((one) => disagreementText(one, folder, style)).join(''),
    ),
    section(
      'An update would',
      older.length > 0 ? '' : planText({ changes: outstanding }, { folder, paint }),
    ),
  ].filter((part) => part !== '');
  const skipped = section('Not checked out', skippedText(plan, folder));
  if (skipped !== '') parts.push(skipped);
  return parts.join('\n') + nextLine(standing);
}

/** Whether nothing of the template is in the project: it was adopted, and no file was taken from it yet. */
export function isUnmanaged({ own, files }: Pick<ProjectStatus, 'own' | 'files'>): boolean {
  return own > 0 && files.size === 0;
}

/** The answer to the first question, with the versions. */
function upToDateSection(standing: ProjectStatus, { paint, width }: PageStyle): string {
  const { steps, own, files, lock } = standing;
  const take = 'idp update --take PATH brings one in';
  if (isUnmanaged(standing))
    return `${paint.yellow('Adopted')}: none of the ${own} files of ${lock.template.name} is in this project; ${take}\n`;
  const all = own + files.size;
  const kept = own === 0 ? '' : `\n${own} of ${all} files are kept as your own; ${take}\n`;
  const joined = '\u00a0';
  const versions = steps.map(({ id, to }) => `${id}${joined}${to}`).join(', ');
  const text = wrap(`Up to date: ${versions}`, width).join('\n').replaceAll(joined, ' ');
  return `${text.replace('Up to date', paint.green('Up to date'))}\n${kept}`;
}

/** What to do: an older catalog comes first, since no update is made from it. */
function nextLine({ steps, plan }: ProjectStatus): string {
  if (steps.some(({ older }) => older)) return `\n${olderCatalog.hint}\n`;
  return needsUpdate({ steps, plan })
    ? '\nidp update --dry-run shows each change, idp update applies them\n'
    : '';
}

/** Whether an update would bring something: none is made from a catalog that is older. */
export function needsUpdate({ steps, plan }: Pick<ProjectStatus, 'steps' | 'plan'>): boolean {
  if (steps.some(({ older }) => older)) return false;
  return steps.some(({ from, to }) => from !== to) || outstandingOf(plan).length > 0;
}

function textOf(steps: readonly VersionStep[], style: PageStyle): string {
  return steps.map((step) => stepText(step, style)).join('');
}

function stepText({ id, from, to, notes }: VersionStep, { paint }: PageStyle): string {
  const lines = notes.flatMap(({ version, notes: sentences }) =>
    sentences.map((sentence) => `    ${paint.dim(version)}  ${sentence}\n`),
  );
  return `  ${id}  ${from ?? 'new'} → ${to}\n${lines.join('')}`;
}

function driftText({ path, state, obstacle }: Drift, folder: string, { paint }: PageStyle): string {
  const prefix = prefixOf(folder);
  if (obstacle === undefined) return `  ${paint.yellow(state.padEnd(7))}  ${prefix}${path}\n`;
  const where = obstacle.at === path ? '' : `${prefix}${obstacle.at} `;
  return `  ${paint.yellow('changed')}  ${prefix}${path}  ${where}${obstacleText(obstacle, prefix)}\n`;
}

/** What waits for a work tree that has the file: nothing is to be done here. */
function skippedText({ changes }: Plan, folder: string): string {
  const prefix = prefixOf(folder);
  return changes
    .filter(isHeld)
    .filter(({ kind }) => kind === 'skipped')
    .map((change) => `  ${prefix}${change.path}  ${heldNote(change, prefix)}\n`)
    .join('');
}

function disagreementText(
  { path, parameter, answer }: Disagreement,
  folder: string,
  { paint }: PageStyle,
): string {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const answered = `${parameter}=${String(answer)}`;
  return `  ${prefix}${path}  does not contain ${paint.yellow(answered)}: fix it, or run idp update --set ${parameter}=…\n`;
}

/** The same for programs. */
export function statusJson(standing: ProjectStatus): string {
  return printDocument(statusDocument(standing));
}

/** The status of one project in a document. */
export function statusDocument(standing: ProjectStatus): Mapping {
  const { catalog, lock, steps, own, drift, disagreements, plan, files } = standing;
  const answers: Mapping = { ...lock.defaults, ...lock.answers };
  return {
    catalog,
    name: answers.name ?? null,
    owner: answers.owner ?? null,
    template: { ...lock.template },
    managed: files.size,
    own,
    outdated: needsUpdate({ steps, plan }),
    drifted: drift.length > 0 || disagreements.length > 0,
    steps: steps.map(({ id, from, to, older, notes }) => ({
      id,
      from: from ?? null,
      to,
      older,
      notes: notes.map((one) => ({ ...one })),
    })),
    drift: drift.map(({ path, state, from, obstacle }) => ({
      path,
      state,
      from,
      ...(obstacle && { at: obstacle.at }),
    })),
    disagreements: disagreements.map(({ path, parameter, answer }) => ({
      path,
      parameter,
      answer,
    })),
    changes: changesJson(plan, files),
  };
}
