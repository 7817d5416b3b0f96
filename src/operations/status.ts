import { resolve } from 'node:path';
import { diagnosticsText } from '../output/diagnostics-text.ts';
import { messageStyle, resultStyle } from '../output/page-style.ts';
import {
  isUnmanaged,
  needsUpdate,
  type ProjectStatus,
  statusJson,
  statusPage,
} from '../output/status-page.ts';
import { type StatusRow, statusTable, statusTableJson } from '../output/status-table.ts';
import { findDisagreements } from '../plan/disagreement.ts';
import { findDrift } from '../plan/drift.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { IdpError } from '../shared/error.ts';
import { readWorkTree } from '../system/project/read-work-tree.ts';
import { noAnswerFlags } from './answers/read-provided-answers.ts';
import { withCatalogOf } from './catalog/catalog-source.ts';
import type { Context, ExitCode } from './context.ts';
import { openProject, planUpdate } from './update/plan-update.ts';
import { assumeFinished } from './update/update-in-progress.ts';
import { findVersionSteps } from './update/version-steps.ts';

interface StatusOptions {
  /** The projects, by a folder in each; the one around the current folder if there are none. */
  readonly folders: readonly string[];
  /** Only template updates decide the exit status, and not an older catalog. */
  readonly outdated: boolean;
  /** Only local changes decide it; with `outdated`, both. */
  readonly drift: boolean;
}

/** `idp status`: template updates, local changes, and what an update would do; of several projects a line each. */
export async function runStatus(options: StatusOptions, context: Context): Promise<ExitCode> {
  const [folder, ...others] = options.folders;
  if (others.length > 0) return reportAll(options, context);
  const { standing, waiting } = await readStatus(folder, context);
  const { console, format } = context;
  if (waiting) console.err(diagnosticsText([waiting], messageStyle(console)));
  console.out(
    format === 'json' ? statusJson(standing) : statusPage(standing, resultStyle(console)),
  );
  return fails({ standing, waiting }, options) ? 1 : 0;
}

/** A folder that is no project does not hide the others. */
async function reportAll(options: StatusOptions, context: Context): Promise<ExitCode> {
  const rows: StatusRow[] = [];
  let exit: ExitCode = 0;
  for (const folder of options.folders) {
    const status = await readStatusIfAny(folder, context);
    if ('diagnostics' in status || fails(status, options)) exit = 1;
    rows.push({ folder, ...status });
  }
  const { console, format } = context;
  console.out(format === 'json' ? statusTableJson(rows) : statusTable(rows, resultStyle(console)));
  const diagnostics = rows.flatMap((row) => ('diagnostics' in row ? row.diagnostics : []));
  if (diagnostics.length > 0) console.err(diagnosticsText(diagnostics, messageStyle(console)));
  return exit;
}

interface ReadStatus {
  readonly standing: ProjectStatus;
  /** That an update waits to be continued or aborted. */
  readonly waiting: Diagnostic | undefined;
}

async function readStatusIfAny(
  folder: string,
  context: Context,
): Promise<ReadStatus | { readonly diagnostics: readonly Diagnostic[] }> {
  try {
    return await readStatus(folder, context);
  } catch (error) {
    if (error instanceof IdpError) return { diagnostics: error.diagnostics };
    throw error;
  }
}

async function readStatus(folder: string | undefined, outer: Context): Promise<ReadStatus> {
  const opened = await openProject(outer, resolve(outer.cwd, folder ?? '.'), folder);
  const context = withCatalogOf(opened.lock, opened.root, outer);
  const waiting = await assumeFinished(opened);
  const project = waiting?.project ?? opened;
  const plannedUpdate = await planUpdate(project, noAnswerFlags, context);
  const { service, sides, plan, own, carries } = plannedUpdate;
  const standing: ProjectStatus = {
    catalog: context.templates,
    folder: project.displayPath,
    lock: project.lock,
    steps: findVersionSteps(plannedUpdate),
    own: own.length,
    drift: findDrift(sides),
    disagreements: findDisagreements(
      carries,
      service.names,
      new Map([...sides.ours, ...readWorkTree(project, own, new Map()).files]),
    ),
    plan,
    files: service.files,
  };
  return { standing, waiting: waiting?.diagnostic };
}

function fails(
  { standing, waiting }: ReadStatus,
  { outdated, drift }: Pick<StatusOptions, 'outdated' | 'drift'>,
): boolean {
  const isOutdated = waiting !== undefined || needsUpdate(standing);
  const isOlder = standing.steps.some(({ older }) => older);
  const isInvalid = standing.disagreements.length > 0 || isUnmanaged(standing);
  const isDrifted = standing.drift.length > 0 || isInvalid;
  if (outdated !== drift) return outdated ? isOutdated : isDrifted;
  return isOutdated || isOlder || isInvalid || (drift && isDrifted);
}
