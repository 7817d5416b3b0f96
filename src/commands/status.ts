import { namesForExpressions } from '../answers/resolve.ts';
import { type Contributor, contributorsOf } from '../capability/compose.ts';
import { readOurs } from '../host/read-ours.ts';
import { versionsOf } from '../lockfile/restore.ts';
import { changesSince, compareVersions } from '../manifest/versions.ts';
import { outstandingOf } from '../plan/change.ts';
import { findDisagreements } from '../plan/disagreement.ts';
import { findDrift } from '../plan/drift.ts';
import { messageStyle, resultStyle } from '../terminal/page-style.ts';
import { problemsText } from '../terminal/problems-text.ts';
import {
  type Standing,
  statusJson,
  statusPage,
  type VersionStep,
} from '../terminal/status-page.ts';
import { withCatalogOf } from './catalog-source.ts';
import type { Context, ExitCode } from './context.ts';
import { follow, openService } from './follow.ts';
import type { ServiceRecord } from './read-record.ts';
import { finishInMind } from './update-in-progress.ts';

export interface StatusOptions {
  /** Only whether the path has moved on decides the exit status. */
  readonly behind: boolean;
  /** Only what the developer changed decides it. */
  readonly drift: boolean;
}

/** `idp status`: what the path has learned since, what the developer changed, what an update would do. */
export async function runStatus(
  { behind, drift }: StatusOptions,
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
    steps: contributorsOf(composition).flatMap((contributor) => stepOf(contributor, record) ?? []),
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
  const isBehind =
    waiting !== undefined ||
    standing.steps.some(({ from, to }) => from !== to) ||
    outstandingOf(plan).length > 0;
  const isDrifted = standing.drift.length > 0 || standing.disagreements.length > 0;
  const asked = behind === drift ? isBehind || isDrifted : behind ? isBehind : isDrifted;
  return asked ? 1 : 0;
}

/** From which version to which a contributor would go; from none if the path lays it only now. */
function stepOf({ id, source }: Contributor, { lock }: ServiceRecord): VersionStep {
  const { version: to } = source.value.metadata;
  const from = versionsOf(lock)(id);
  const notes = from === undefined ? [] : changesSince(from, source.value);
  return { id, from, to, older: from !== undefined && compareVersions(to, from) < 0, notes };
}
