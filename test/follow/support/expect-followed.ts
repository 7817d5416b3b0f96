import { expect, test } from 'vitest';
import type { Edits, Files } from './files.ts';
import { serviceOf } from './service.ts';

/** A file or two on their way from what was given, by way of what the developer did, to what is given now. */
export interface FollowCase {
  readonly provided: Files;
  readonly mine: Edits;
  readonly now: Files;
  /** What `idp update` prints of it. */
  readonly out: string;
  /** The paths that it leaves to the developer: with any, it exits 1. */
  readonly conflicts?: readonly string[];
  /** What it reports of what cannot be written: with any, it exits 1 too. */
  readonly blocked?: readonly string[];
  readonly after: Files;
}

/** One test a case, by its name: `idp status` tells it, `idp update` does it. */
export function testFollowed(cases: Readonly<Record<string, FollowCase>>): void {
  for (const [name, one] of Object.entries(cases)) test(name, () => expectFollowed(one));
}

async function expectFollowed(one: FollowCase): Promise<void> {
  const { provided, mine, now, out, conflicts = [], blocked = [], after } = one;
  const service = await serviceOf({ files: provided });
  service.edit(mine);
  service.release({ files: now });
  const status = await service.idp(['status']);
  expect(status).toMatchObject({ exit: 1, err: '' });
  expect(status.out).toContain('  trawler  1.0.0 → 1.1.0\n');
  if (out !== '') expect(status.out).toContain(`An update would\n${out}`);
  const update = await service.idp(['update']);
  expect(update).toEqual({
    exit: conflicts.length + blocked.length === 0 ? 0 : 1,
    out,
    err: (conflicts.length === 0 ? '' : conflictWords(conflicts)) + blockedWords(blocked),
  });
  expect(service.files()).toEqual(after);
}

/** What `idp update` says of files that it leaves to the developer. */
export function conflictWords(paths: readonly string[]): string {
  const files = paths.length === 1 ? '1 file' : `${paths.length} files`;
  return (
    `${files} changed both here and in the template: ${paths.join(', ')}  [plan/conflict]\n` +
    '   hint  resolve the conflicts, then run idp update --continue; idp update --abort undoes the update\n'
  );
}

/** What `idp update` says of paths at which something else than a file stands. */
export function blockedWords(causes: readonly string[]): string {
  const hint = '   hint  move it away, then run idp update; everything else is done\n';
  return causes.map((cause) => `${cause}  [plan/blocked]\n${hint}`).join('');
}

/** Lines that both sides changed apart, as an update marks them. */
export function marked(mine: string, theirs: string): string {
  return `<<<<<<< yours\n${mine}=======\n${theirs}>>>>>>> trawler 1.1.0\n`;
}
