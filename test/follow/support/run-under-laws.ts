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
 * only looks, or could not run, changes nothing; what ended does nothing when it is done again; what
 * ended in conflicts is not begun again, can be taken back to the last byte, and then ends as before.
 */
export async function runUnderLaws(args: readonly string[], under: Under): Promise<Run> {
  const before = stateOf(under);
  const ended = await under.run();
  const after = stateOf(under);
  if (!args.includes('--abort')) expectKept(before.files, after.files, args.includes('--take'));
  if (looks(args) || ended.exit === 2) expect(after).toEqual(before);
  else if (isStep(args) && isPending(after)) await expectWayBack(under, before, ended);
  else if (isStep(args) && args[0] !== 'remove')
    await expectNothingMore(under, ended, args.includes('--quiet'));
  return ended;
}

function stateOf({ folder }: Under) {
  return { files: readFiles(folder), index: indexOf(folder) };
}

function looks([verb = '', ...rest]: readonly string[]): boolean {
  return ['status', 'explain'].includes(verb) || rest.includes('--dry-run');
}

function isStep([verb = '', ...rest]: readonly string[]): boolean {
  const isEnd = ['--abort', '--continue', '--repair', '--take'].some((flag) => rest.includes(flag));
  return ['update', 'add', 'remove'].includes(verb) && !isEnd;
}

function isPending({ files }: ReturnType<typeof stateOf>): boolean {
  return files['.idp/unfinished'] !== undefined;
}

/** What is blocked or skipped is reported again, and nothing else. */
async function expectNothingMore(under: Under, ended: Run, quiet: boolean): Promise<void> {
  const after = stateOf(under);
  const again = await under.run();
  const held = linesOf(ended).filter((line) => /^(blocked|skip|skipped) /.test(line));
  const isQuiet = quiet || held.length > 0 || ended.out.startsWith('{');
  expect(again.exit).toBe(ended.exit);
  if (ended.exit !== 0) expect(again.err).toBe(ended.err);
  else expect(again.err).toMatch(isQuiet ? /^$/ : /^Already up to date: trawler \d+\.\d+\.\d+\n$/);
  expect(linesOf(again)).toEqual(held);
  expect(stateOf(under)).toEqual(after);
}

/** The lines of a plan, without the spaces that align them; of a document for programs, its changes. */
function linesOf({ out }: Run): readonly string[] {
  if (out.startsWith('{')) {
    const { changes } = JSON.parse(out) as { readonly changes: readonly { kind: string }[] };
    return changes.map((change) => `${change.kind} ${JSON.stringify(change)}`);
  }
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/^(\S+) +/, '$1 '));
}

async function expectWayBack(
  under: Under,
  before: ReturnType<typeof stateOf>,
  ended: Run,
): Promise<void> {
  const after = stateOf(under);
  const again = await under.idp(['update']);
  expect(again).toMatchObject({ exit: 2, out: '' });
  expect(again.err).toContain('[update/in-progress]');
  expect(stateOf(under)).toEqual(after);
  expect(await under.idp(['update', '--abort'])).toMatchObject({ exit: 0, out: '' });
  expect(stateOf(under)).toEqual(before);
  expect(await under.run()).toEqual(ended);
  expect(stateOf(under)).toEqual(after);
}
