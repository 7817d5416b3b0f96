import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Write } from '../../../src/plan/change.ts';
import { IdpError } from '../../../src/shared/error.ts';
import { commitInPlace } from '../../../src/system/project/commit-in-place.ts';
import { commitNewFolder } from '../../../src/system/project/commit-new.ts';
import { workspaceIn } from '../../support/runtime.ts';
import { layTree, printsOf, printsOnDisk } from './read-disk.ts';
import { smallDisk } from './small-disk.ts';
import { bigTree, standing } from './trees.ts';

const disk = smallDisk ?? '';

async function refusalOf(work: Promise<void>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof IdpError)
    return error.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n');
  throw new Error('it was not refused', { cause: error });
}

describe.skipIf(smallDisk === undefined)('a full disk (needs a mount)', () => {
  test('a new folder: the file is named, and nothing is left', async () => {
    const reason = await refusalOf(
      commitNewFolder(workspaceIn(join(disk, 'teams/orders'), 'orders'), bigTree),
    );
    expect(reason).toMatch(/^files\/io cannot write orders\/src\/\S+: no space left on device$/);
    expect(readdirSync(disk)).toEqual([]);
  });

  test('in place: everything is as before', async () => {
    const root = join(disk, 'billing');
    mkdirSync(root);
    layTree(root, standing);
    const writes = [...bigTree].map(([path, after]): Write => {
      const before = standing.get(path);
      return before
        ? { kind: 'update', path, from: [], before, after }
        : { kind: 'create', path, from: [], before, after };
    });
    const reason = await refusalOf(commitInPlace(workspaceIn(root, 'billing'), writes));
    expect(reason).toMatch(/^files\/io cannot write billing\/src\/\S+: no space left on device$/);
    expect(printsOnDisk(root)).toBe(printsOf(standing));
    expect(readdirSync(root)).toEqual(['src']);
  });

  test('a disk that may only be read', async () => {
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
    const reason = await refusalOf(
      commitNewFolder(workspaceIn(join(disk, 'orders'), 'orders'), bigTree),
    );
    expect(reason).toBe('files/io cannot write orders: read-only file system');
  });
});
