import type { Command } from '../capability/commands.ts';
import { fail, failIfAny } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import { commitInPlace } from '../host/commit-in-place.ts';
import { restoreIndex } from '../host/git-conflicts.ts';
import { readTree } from '../host/read-tree.ts';
import { joinShown } from '../host/shown.ts';
import { unfinishedPath } from '../lockfile/lock.ts';
import type { Unfinished } from '../lockfile/unfinished.ts';
import { findMarker } from '../plan/find-marker.ts';
import { createProgress } from '../terminal/progress.ts';
import { decodeText } from '../tree/text.ts';
import { recordWrites, writeOf } from './commit-following.ts';
import type { Context, ExitCode } from './context.ts';
import type { OpenService } from './follow.ts';
import { baseLabel } from './plan-following.ts';
import { runHooks } from './run-hooks.ts';
import { secretsIn } from './secrets-in.ts';
import { readUnfinished } from './waiting-update.ts';

/** Runs what is left of an update and records it. If a command fails, everything is as it was before. */
export async function finishUpdate(
  service: OpenService,
  restoreTree: (() => void) | undefined,
  context: Context,
): Promise<void> {
  const { unfinished } = (await readUnfinished(service)) ?? nothingUnfinished();
  const failure = await runCommands(unfinished.commands, service, context);
  if (failure === undefined) return recordUpdate(service);
  await takeBack(service);
  restoreTree?.();
  fail({ ...failure, hint: 'everything was taken back; mend the cause and run it again' });
}

/** `idp update --continue`: refuses while a marker is left, else runs what is left and records what was given. */
export async function continueUpdate(service: OpenService, context: Context): Promise<ExitCode> {
  const { unfinished } = (await readUnfinished(service)) ?? nothingUnfinished();
  refuseMarkers(service, unfinished);
  const failure = await runCommands(unfinished.commands, service, context);
  if (failure !== undefined) {
    const hint =
      'mend the cause and run idp update --continue again, or take everything back by --abort';
    fail({ ...failure, hint });
  }
  await recordUpdate(service);
  if (!context.console.quiet) context.console.err(`updated to ${unfinished.to}\n`);
  return 0;
}

/** `idp update --abort`: every file as it was before the update. */
export async function abortUpdate(service: OpenService, { console }: Context): Promise<ExitCode> {
  const { unfinished } = (await readUnfinished(service)) ?? nothingUnfinished();
  await takeBack(service);
  if (!console.quiet) console.err(`took back the update to ${unfinished.to}\n`);
  return 0;
}

async function recordUpdate(service: OpenService): Promise<void> {
  const { unfinished, file } = (await readUnfinished(service)) ?? nothingUnfinished();
  const record = recordWrites(service.root, unfinished.record, service.shown);
  const done = writeOf(unfinishedPath, file, undefined);
  await commitInPlace(service.root, [...done, ...record], service.shown);
}

async function takeBack(service: OpenService): Promise<void> {
  const { unfinished, file } = (await readUnfinished(service)) ?? nothingUnfinished();
  const { before, created, conflicts, index } = unfinished;
  const paths = [...before.keys(), ...created];
  const now = readTree(service.root, paths, service.shown);
  const writes = paths.flatMap((path) => writeOf(path, now.get(path), before.get(path)));
  const done = writeOf(unfinishedPath, file, undefined);
  await commitInPlace(service.root, [...writes, ...done], service.shown);
  restoreIndex(service.root, conflicts, index);
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

function nothingUnfinished(): never {
  return fail({
    code: 'lockfile/nothing-unfinished',
    message: 'no update is waiting here',
    hint: 'idp status tells where this service stands',
  });
}

function refuseMarkers({ root, shown, lock }: OpenService, { conflicts, to }: Unfinished): void {
  const labels = { ours: 'yours', theirs: to, base: baseLabel(lock) };
  const files = readTree(root, conflicts, shown);
  failIfAny(
    conflicts.flatMap((path): readonly Problem[] => {
      const text = decodeText(files.get(path)?.bytes ?? new Uint8Array()) ?? '';
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
