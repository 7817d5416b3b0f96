import { orThrow } from '../errors/checked.ts';
import { fail, failIfAny } from '../errors/error.ts';
import { commitInPlace } from '../host/commit-in-place.ts';
import { readTree } from '../host/read-tree.ts';
import { unfinishedPath } from '../lockfile/lock.ts';
import { parseUnfinished, type Unfinished } from '../lockfile/unfinished.ts';
import { findMarker } from '../plan/find-marker.ts';
import { decodeText } from '../tree/text.ts';
import type { TreeFile } from '../tree/tree.ts';
import { recordWrites, writeOf } from './commit-following.ts';
import type { Context, ExitCode } from './context.ts';
import type { OpenService } from './follow.ts';

/** Stops a verb that would write on top of an update that waits for its developer. */
export function refuseUnfinished(service: OpenService): void {
  const found = readUnfinished(service);
  if (found === undefined) return;
  fail({
    code: 'lockfile/unfinished',
    message: `an update to ${found.unfinished.to} waits for you: ${found.unfinished.conflicts.join(', ')}`,
    hint: 'resolve them and run idp update --continue, or take everything back by idp update --abort',
  });
}

/** `idp update --continue`: refuses while a marker is left, else records what was given. */
export async function continueUpdate(
  service: OpenService,
  { console }: Context,
): Promise<ExitCode> {
  const { unfinished, file } = readUnfinished(service) ?? nothingUnfinished();
  refuseMarkers(service, unfinished);
  const record = recordWrites(service.root, unfinished.record, service.shown);
  await commitInPlace(
    service.root,
    [...writeOf(unfinishedPath, file, undefined), ...record],
    service.shown,
  );
  if (!console.quiet) console.err(`updated to ${unfinished.to}\n`);
  return 0;
}

/** `idp update --abort`: every file as it was before the update. */
export async function abortUpdate(service: OpenService, { console }: Context): Promise<ExitCode> {
  const { unfinished, file } = readUnfinished(service) ?? nothingUnfinished();
  const paths = [...unfinished.before.keys(), ...unfinished.created];
  const now = readTree(service.root, paths, service.shown);
  const writes = paths.flatMap((path) => writeOf(path, now.get(path), unfinished.before.get(path)));
  await commitInPlace(
    service.root,
    [...writes, ...writeOf(unfinishedPath, file, undefined)],
    service.shown,
  );
  if (!console.quiet) console.err(`took back the update to ${unfinished.to}\n`);
  return 0;
}

function readUnfinished({
  root,
  shown,
}: OpenService): { readonly unfinished: Unfinished; readonly file: TreeFile } | undefined {
  const file = readTree(root, [unfinishedPath], shown).get(unfinishedPath);
  return file && { file, unfinished: orThrow(parseUnfinished(file.bytes, unfinishedPath)) };
}

function nothingUnfinished(): never {
  return fail({
    code: 'lockfile/nothing-unfinished',
    message: 'no update is waiting here',
    hint: 'idp status tells where this service stands',
  });
}

function refuseMarkers({ root, shown }: OpenService, { conflicts, to }: Unfinished): void {
  const files = readTree(root, conflicts, shown);
  failIfAny(
    conflicts.flatMap((path) => {
      const line = findMarker(decodeText(files.get(path)?.bytes ?? new Uint8Array()) ?? '', {
        ours: 'yours',
        theirs: to,
      });
      if (line === undefined) return [];
      const place = { file: shown === '.' ? path : `${shown}/${path}`, line, column: 1 };
      return [
        {
          code: 'plan/conflict' as const,
          message: 'a conflict marker is left here',
          place,
          hint: 'keep what is right, remove the markers, and run idp update --continue',
        },
      ];
    }),
  );
}
