import { namesForExpressions } from '../answers/resolve.ts';
import { readOurs } from '../host/read-ours.ts';
import { findDisagreements } from '../plan/disagreement.ts';
import { findDrift } from '../plan/drift.ts';
import { messageStyle, resultStyle } from '../terminal/page-style.ts';
import { problemsText } from '../terminal/problems-text.ts';
import { isBehind, type Standing, statusJson, statusPage } from '../terminal/status-page.ts';
import { withCatalogOf } from './catalog-source.ts';
import type { Context, ExitCode } from './context.ts';
import { follow, openService } from './follow.ts';
import { finishInMind } from './update-in-progress.ts';
import { versionSteps } from './version-steps.ts';

export interface StatusOptions {
  /** Only whether the path has moved on decides the exit status. */
  readonly outdated: boolean;
  /** Only what the developer changed decides it. */
  readonly drift: boolean;
}

/** `idp status`: what the path has learned since, what the developer changed, what an update would do. */
export async function runStatus(
  { outdated, drift }: StatusOptions,
  given: Context,
): Promise<ExitCode> {
  const opened = await openService(given);
  const context = withCatalogOf(opened.lock, opened.root, given);
  const waiting = await finishInMind(opened);
  const record = waiting?.service ?? opened;
  const following = await follow(record, { set: [], with: [], without: [] }, context);
  const { service, sides, plan, own, carries } = following;
  const { answers, composition } = service;
  const standing: Standing = {
    folder: record.shown,
    steps: versionSteps(following),
    drift: findDrift(sides),
    disagreements: findDisagreements(
      carries,
      namesForExpressions(answers, composition.facts),
      new Map([...sides.ours, ...readOurs(record, own, new Map()).files]),
    ),
    plan,
    files: service.files,
  };
  const { console, format } = context;
  if (waiting) console.err(problemsText([waiting.problem], messageStyle(console)));
  console.out(
    format === 'json' ? statusJson(standing) : statusPage(standing, resultStyle(console)),
  );
  const isOutdated = waiting !== undefined || isBehind(standing);
  const isOlder = standing.steps.some(({ older }) => older);
  const isDrifted = standing.drift.length > 0 || standing.disagreements.length > 0;
  const isAny = isOutdated || isOlder || isDrifted;
  const asked = outdated === drift ? isAny : outdated ? isOutdated : isDrifted;
  return asked ? 1 : 0;
}
