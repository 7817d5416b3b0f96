import type { Command } from '../capability/commands.ts';
import { fail, failIfAny } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import { commitInPlace } from '../host/commit-in-place.ts';
import { keptRef } from '../host/keep-work-tree.ts';
import { readTree } from '../host/read-tree.ts';
import { joinShown } from '../host/shown.ts';
import { takeSnapshot } from '../host/snapshot.ts';
import { unfinishedPath } from '../lockfile/lock.ts';
import { isBeforeFiles, printUnfinished, type Unfinished } from '../lockfile/unfinished.ts';
import { findMarker } from '../plan/find-marker.ts';
import { createProgress } from '../terminal/progress.ts';
import { readText } from '../tree/text.ts';
import { recordWrites, writeOf } from './commit-following.ts';
import type { Context, ExitCode } from './context.ts';
import type { OpenService } from './follow.ts';
import { baseLabel } from './plan-following.ts';
import { runHooks } from './run-hooks.ts';
import { secretsIn } from './secrets-in.ts';
import { takeBack, takeBackCommands } from './take-back.ts';
import { findUnfinished } from './waiting-update.ts';

/** Runs what is left of an update and records it. If a command fails, everything is as it was before. */
export async function finishUpdate(service: OpenService, context: Context): Promise<void> {
  const { unfinished } = await findUnfinished(service);
  const failure = await runCommands(unfinished.commands, service, context);
  if (failure === undefined) return recordUpdate(service);
  await takeBack(service);
  fail({ ...failure, hint: 'everything was taken back; mend the cause and run it again' });
}

/** `idp update --continue`: refuses while a marker is left, else runs what is left and records what was given. */
export async function continueUpdate(service: OpenService, context: Context): Promise<ExitCode> {
  const { unfinished } = await findUnfinished(service);
  if (isBeforeFiles(unfinished)) refuseToContinue();
  refuseMarkers(service, unfinished);
  const failure = await runWatched(service, context);
  if (failure !== undefined) {
    const hint =
      'mend the cause and run idp update --continue again, or take everything back by --abort';
    fail({ ...failure, hint });
  }
  await recordUpdate(service);
  if (!context.console.quiet) context.console.err(`updated to ${unfinished.to}\n`);
  return 0;
}

function refuseToContinue(): never {
  return fail({
    code: 'lockfile/unfinished',
    message: 'the update was stopped before it came to its files',
    hint: 'take back what its commands left by idp update --abort, then run idp update',
  });
}

/** Runs what waited for conflicts to be resolved; what a command that fails left is taken back. */
async function runWatched(service: OpenService, context: Context): Promise<Problem | undefined> {
  const { unfinished } = await findUnfinished(service);
  if (unfinished.commands.length === 0) return undefined;
  const given = [...unfinished.before.keys(), ...unfinished.created, ...service.base.keys()];
  const begun = unfinished.begun ?? takeSnapshot(service.root, new Set(given));
  await rewrite(service, { ...unfinished, begun });
  const failure = await runCommands(unfinished.commands, service, context);
  if (failure === undefined) return undefined;
  takeBackCommands(service, begun);
  await rewrite(service, { ...unfinished, begun: undefined });
  return failure;
}

async function rewrite(service: OpenService, unfinished: Unfinished): Promise<void> {
  const { file } = await findUnfinished(service);
  const after = { bytes: printUnfinished(unfinished), executable: false };
  await commitInPlace(service.root, writeOf(unfinishedPath, file, after), service.shown);
}

/**
 * `idp update --abort`: every file as it was before the update. If a run was killed while its commands ran,
 * nobody can tell what they changed since from what a person did: git keeps all that stood there, and
 * repositories that came since, which it cannot keep, stay.
 */
export async function abortUpdate(service: OpenService, { console }: Context): Promise<ExitCode> {
  const { unfinished } = await findUnfinished(service);
  const isRepository = (path: string) => path.endsWith('/');
  const isKept = await takeBack(service, isRepository);
  if (console.quiet) return 0;
  console.err(`took back the update to ${unfinished.to}\n`);
  if (isKept) console.err(`what stood here until now is kept: git diff HEAD ${keptRef}\n`);
  return 0;
}

async function recordUpdate(service: OpenService): Promise<void> {
  const { unfinished, file } = await findUnfinished(service);
  const record = recordWrites(service.root, unfinished.record, service.shown);
  const done = writeOf(unfinishedPath, file, undefined);
  await commitInPlace(service.root, [...done, ...record], service.shown);
}

/** Runs commands in a service; secrets come from the environment, where the person put them. */
export async function runCommands(
  commands: readonly Command[],
  { root, shown, lock }: OpenService,
  { environment, signal, console }: Context,
): Promise<Problem | undefined> {
  if (commands.length === 0) return undefined;
  const progress = await createProgress(console);
  const secrets = secretsIn(environment, lock);
  return runHooks(commands, { root, shown, environment, needs: [], secrets, signal, progress });
}

function refuseMarkers({ root, shown, lock }: OpenService, { conflicts, to }: Unfinished): void {
  const labels = { ours: 'yours', theirs: to, base: baseLabel(lock) };
  const files = readTree(root, conflicts, shown);
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
