import type { Command } from '../capability/commands.ts';
import { fail, failIfAny } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import { commitInPlace } from '../host/commit-in-place.ts';
import { readOurs } from '../host/read-ours.ts';
import { joinShown } from '../host/shown.ts';
import { takeWholeSnapshot } from '../host/snapshot.ts';
import { unfinishedPath } from '../lockfile/lock.ts';
import type { Unfinished } from '../lockfile/unfinished.ts';
import { findMarker } from '../plan/find-marker.ts';
import { createProgress } from '../terminal/progress.ts';
import { readText } from '../tree/text.ts';
import { recordWrites } from './commit-following.ts';
import type { Context, ExitCode } from './context.ts';
import { baseLabel } from './plan-following.ts';
import { describeKept, orRollBack, rollBack } from './roll-back.ts';
import { runHooks } from './run-hooks.ts';
import { secretsIn } from './secrets-in.ts';
import {
  forgetUpdate,
  requireUpdate,
  saveUpdate,
  type UpdatableService,
  type UpdateInProgress,
} from './update-in-progress.ts';
import { writeOf } from './write-of.ts';

/** Runs what is left of an update and records it; if that fails, it is rolled back. */
export async function finishUpdate(
  service: UpdatableService,
  update: UpdateInProgress,
  context: Context,
): Promise<void> {
  await orRollBack(service, update, async () => {
    await runCommands(update.unfinished.commands, service, context);
    await recordUpdate(service, update);
  });
}

/** `idp update --continue`: refuses while a marker is left, else runs what is left and records what was generated. */
export async function continueUpdate(
  service: UpdatableService,
  context: Context,
): Promise<ExitCode> {
  const update = requireUpdate(service);
  if (update.unfinished.stage === 'commands-before') refuseToContinue();
  refuseMarkers(service, update.unfinished);
  if (update.unfinished.commands.length === 0) await recordUpdate(service, update);
  else await finishUpdate(service, await beginCommands(service, update), context);
  if (!context.console.quiet) context.console.err(`updated to ${update.unfinished.to}\n`);
  return 0;
}

/** `idp update --abort`: everything that the update changed is as it was before. Repositories that came since stay. */
export async function abortUpdate(
  service: Pick<UpdatableService, 'root' | 'shown' | 'update'>,
  { console }: Context,
): Promise<ExitCode> {
  const isRepository = (path: string) => path.endsWith('/');
  const back = await rollBack('beginning', service, requireUpdate(service), isRepository);
  await forgetUpdate(service, back);
  if (console.quiet) return 0;
  const { to, kept } = back.unfinished;
  console.err(`aborted the update to ${to}\n`);
  const what = describeKept(kept, service);
  if (what) console.err(`${what}\n`);
  return 0;
}

/** Runs commands in a service; secrets come from the environment, where the person put them. */
export async function runCommands(
  commands: readonly Command[],
  { root, shown, lock }: UpdatableService,
  { environment, signal, console }: Context,
): Promise<void> {
  if (commands.length === 0) return;
  const progress = await createProgress(console);
  const secrets = secretsIn(environment, lock);
  const run = { root, shown, environment, needs: [], secrets, signal, progress };
  const problem = await runHooks(commands, run);
  if (problem) fail(problem);
}

/** What conflicts were resolved to is what commands find, and where a command that fails leads back to. */
async function beginCommands(
  service: UpdatableService,
  update: UpdateInProgress,
): Promise<UpdateInProgress> {
  const { unfinished } = update;
  const managed = new Set([...unfinished.beginning.files.keys(), ...service.base.keys()]);
  const running = unfinished.running ?? takeWholeSnapshot(service, managed);
  return saveUpdate(service, update, { ...unfinished, running });
}

async function recordUpdate(
  { root, shown }: UpdatableService,
  { unfinished, file }: UpdateInProgress,
): Promise<void> {
  const record = recordWrites(root, unfinished.record, shown);
  await commitInPlace(root, [...writeOf(unfinishedPath, file, undefined), ...record], shown);
}

function refuseToContinue(): never {
  return fail({
    code: 'update/in-progress',
    message: 'the update was stopped before it came to its files',
    hint: 'run idp update --abort, which restores what its commands changed, then idp update',
  });
}

function refuseMarkers(
  { root, shown, lock }: UpdatableService,
  { conflicts, to }: Unfinished,
): void {
  const labels = { ours: 'yours', theirs: to, base: baseLabel(lock) };
  const { files } = readOurs({ root, shown }, conflicts, new Map());
  failIfAny(
    conflicts.flatMap((path): readonly Problem[] => {
      const text = readText(files.get(path)?.bytes ?? new Uint8Array()) ?? '';
      const line = findMarker(text, labels);
      if (line === undefined) return [];
      return [
        {
          code: 'plan/conflict',
          message: 'a conflict marker is left here',
          place: { file: joinShown(shown, path), line, column: 1, length: 7 },
          hint: 'keep what is right, remove the markers, and run idp update --continue',
        },
      ];
    }),
  );
}
