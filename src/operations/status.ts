import { diagnosticsText } from '../output/diagnostics-text.ts';
import { messageStyle, resultStyle } from '../output/page-style.ts';
import { needsUpdate, type ServiceStatus, statusJson, statusPage } from '../output/status-page.ts';
import { findDisagreements } from '../plan/disagreement.ts';
import { findDrift } from '../plan/drift.ts';
import { readWorkTree } from '../system/project/read-work-tree.ts';
import { noAnswerFlags } from './answers/read-provided-answers.ts';
import { withCatalogOf } from './catalog/catalog-source.ts';
import type { Context, ExitCode } from './context.ts';
import { openProject, planUpdate } from './update/plan-update.ts';
import { assumeFinished } from './update/update-in-progress.ts';
import { findVersionSteps } from './update/version-steps.ts';

interface StatusOptions {
  /** Only template updates decide the exit status, and not an older catalog. */
  readonly outdated: boolean;
  /** Only local changes decide it; with `outdated`, both. */
  readonly drift: boolean;
}

/** `idp status`: template updates, local changes, and what an update would do. */
export async function runStatus(
  { outdated, drift }: StatusOptions,
  outer: Context,
): Promise<ExitCode> {
  const opened = await openProject(outer);
  const context = withCatalogOf(opened.lock, opened.root, outer);
  const waiting = await assumeFinished(opened);
  const project = waiting?.project ?? opened;
  const plannedUpdate = await planUpdate(project, noAnswerFlags, context);
  const { service, sides, plan, own, carries } = plannedUpdate;
  const standing: ServiceStatus = {
    catalog: context.templates,
    folder: project.displayPath,
    steps: findVersionSteps(plannedUpdate),
    drift: findDrift(sides),
    disagreements: findDisagreements(
      carries,
      service.names,
      new Map([...sides.ours, ...readWorkTree(project, own, new Map()).files]),
    ),
    plan,
    files: service.files,
  };
  const { console, format } = context;
  if (waiting) console.err(diagnosticsText([waiting.diagnostic], messageStyle(console)));
  console.out(
    format === 'json' ? statusJson(standing) : statusPage(standing, resultStyle(console)),
  );
  const isOutdated = waiting !== undefined || needsUpdate(standing);
  const isOlder = standing.steps.some(({ older }) => older);
  const isInvalid = standing.disagreements.length > 0;
  const isDrifted = standing.drift.length > 0 || isInvalid;
  if (outdated !== drift) return (outdated ? isOutdated : isDrifted) ? 1 : 0;
  return isOutdated || isOlder || isInvalid || (drift && isDrifted) ? 1 : 0;
}
