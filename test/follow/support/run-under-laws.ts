import { expect } from 'vitest';
import type { Run } from '../../support/run-idp.ts';
import { expectKept } from './expect-kept.ts';
import { readFiles } from './files.ts';
import { indexOf } from './git.ts';

interface Under {
  readonly folder: string;
  readonly run: () => Promise<Run>;
  readonly idp: (args: readonly string[]) => Promise<Run>;
}

/**
 * Runs a verb, and holds it to what must be so whichever it was: nothing of the developer's is lost; what
 * only looks, or could not run, changes nothing; what ended well does nothing when it is done again; what
 * ended in conflicts is not begun again, can be taken back to the last byte, and then ends as before.
 */
export async function runUnderLaws(args: readonly string[], under: Under): Promise<Run> {
  const before = stateOf(under);
  const ended = await under.run();
  const after = stateOf(under);
  if (!args.includes('--abort')) expectKept(before.files, after.files, args.includes('--take'));
  if (looks(args) || ended.exit === 2) expect(after).toEqual(before);
  else if (isStep(args) && ended.exit === 0 && args[0] !== 'remove') await expectNothingMore(under);
  else if (isStep(args) && ended.exit === 1) await expectWayBack(under, before, ended);
  return ended;
}

function stateOf({ folder }: Under) {
  return { files: readFiles(folder), index: indexOf(folder) };
}

function looks([verb = '', ...rest]: readonly string[]): boolean {
  return ['status', 'explain'].includes(verb) || rest.includes('--dry-run');
}

function isStep([verb = '', ...rest]: readonly string[]): boolean {
  const isEnd = ['--abort', '--continue', '--take'].some((flag) => rest.includes(flag));
  return ['update', 'add', 'remove'].includes(verb) && !isEnd;
}

async function expectNothingMore(under: Under): Promise<void> {
  const after = stateOf(under);
  expect(await under.run()).toEqual({ exit: 0, out: '', err: '' });
  expect(stateOf(under)).toEqual(after);
}

async function expectWayBack(
  under: Under,
  before: ReturnType<typeof stateOf>,
  ended: Run,
): Promise<void> {
  const after = stateOf(under);
  const again = await under.idp(['update']);
  expect(again).toMatchObject({ exit: 2, out: '' });
  expect(again.err).toContain('[lockfile/unfinished]');
  expect(stateOf(under)).toEqual(after);
  expect(await under.idp(['update', '--abort'])).toMatchObject({ exit: 0, out: '' });
  expect(stateOf(under)).toEqual(before);
  expect(await under.run()).toEqual(ended);
  expect(stateOf(under)).toEqual(after);
}
