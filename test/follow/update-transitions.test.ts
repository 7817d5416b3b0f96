import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readUpdateInProgress } from '../../src/operations/update/update-in-progress.ts';
import {
  beginCommands,
  beginUpdate,
  forgetUpdate,
  keepWork,
  phaseOf,
  recordUpdate,
  returnToConflicts,
  type UpdateInProgress,
  writeUpdateFiles,
  writeWholeUpdate,
} from '../../src/operations/update/update-transitions.ts';
import { lockPath } from '../../src/project/lock.ts';
import { parseTreePath } from '../../src/shared/tree/path.ts';
import { takeSnapshot } from '../../src/system/git/snapshot.ts';
import { readSources } from '../architecture/sources.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { treeText } from '../support/tree-text.ts';

const log = pathOf('log.txt');

/** A project that is going from trawler 1.0.0 to 1.1.0, and each transition with what it needs. */
function trawler() {
  const root = tempFolder();
  writeFileSync(join(root, 'log.txt'), 'one\n');
  const workspace = {
    root,
    displayPath: 'trawler',
    environment: { PATH: process.env.PATH },
    processHandle: process,
  };
  const lock = {
    template: { name: 'trawler', version: '1.0.0' },
    layers: {},
    without: [],
    own: [],
    answers: {},
    defaults: {},
  };
  const project = { ...workspace, lock, base: new Map(), stateOnDisk: new Map() };
  const beginning = takeSnapshot(workspace, [log]);
  const stateFiles = new Map([[lockPath, { bytes: Buffer.from('new\n'), executable: false }]]);
  const before = { bytes: Buffer.from('one\n'), executable: false };
  const after = { bytes: Buffer.from('ONE\n'), executable: false };
  const writes = [{ kind: 'update', path: log, from: [], before, after }] as const;
  const left = { to: 'trawler 1.1.0', commands: [], beginning, touched: new Map(), stateFiles };
  const files = (conflicts: readonly (typeof log)[]) => ({
    writes,
    marks: [],
    left: { ...left, conflicts },
  });
  return {
    root,
    workspace,
    begin: () => beginUpdate(workspace, left.to, beginning),
    writeConflict: (begun?: UpdateInProgress) => writeUpdateFiles(workspace, begun, files([log])),
    writeClean: (begun?: UpdateInProgress) => writeUpdateFiles(workspace, begun, files([])),
    writeWhole: (begun?: UpdateInProgress) =>
      writeWholeUpdate(project, begun, { writes, stateFiles }),
    beginCommands: (update: UpdateInProgress) => beginCommands(project, update),
    fail: (update: UpdateInProgress) => returnToConflicts(workspace, update),
    keep: (update: UpdateInProgress) => keepWork(workspace, update, 'refs/idp/kept'),
    record: (update: UpdateInProgress) => recordUpdate(project, update),
    forget: (update: UpdateInProgress) => forgetUpdate(workspace, update),
  };
}

type Transitions = Omit<ReturnType<typeof trawler>, 'root' | 'workspace'>;
type Step = keyof Transitions;

const idle = 'idle';

/** Each way through the states: the steps, and the phase after each. */
const ways: Readonly<Record<string, readonly (readonly [Step, string])[]>> = {
  'nothing is left': [['writeWhole', idle]],
  'commands ran before': [
    ['begin', 'commands-before'],
    ['writeWhole', idle],
  ],
  'commands before fail': [
    ['begin', 'commands-before'],
    ['keep', 'commands-before'],
    ['forget', idle],
  ],
  'commands run before and after': [
    ['begin', 'commands-before'],
    ['writeClean', 'commands-after'],
    ['record', idle],
  ],
  'commands after fail': [
    ['writeClean', 'commands-after'],
    ['keep', 'commands-after'],
    ['forget', idle],
  ],
  'conflicts are resolved': [
    ['writeConflict', 'conflicts'],
    ['record', idle],
  ],
  'conflicts are resolved, and a command fails at first': [
    ['begin', 'commands-before'],
    ['writeConflict', 'conflicts'],
    ['beginCommands', 'commands-after'],
    ['fail', 'conflicts'],
    ['beginCommands', 'commands-after'],
    ['record', idle],
  ],
  'conflicts are aborted': [
    ['writeConflict', 'conflicts'],
    ['keep', 'conflicts'],
    ['forget', idle],
  ],
};

test.each(Object.entries(ways))('the states when %s', async (_, way) => {
  const { root, workspace, ...transitions } = trawler();
  let update: UpdateInProgress | undefined;
  for (const [step, phase] of way) {
    update = await take(transitions, step, update);
    const onDisk = await readUpdateInProgress(workspace);
    expect(onDisk ? phaseOf(onDisk.updateState) : idle).toBe(phase);
    expect(onDisk?.file.bytes).toEqual(update?.file.bytes);
  }
  const isRecorded = way.some(([step]) => step === 'record' || step === 'writeWhole');
  const isWritten = way.some(([step]) => step.startsWith('write'));
  expect(treeText(root)).toBe(
    `${isRecorded ? '-- .idp/lock.yaml --\nnew\n' : ''}-- log.txt --\n${isWritten ? 'ONE' : 'one'}\n`,
  );
});

async function take(
  transitions: Transitions,
  step: Step,
  update: UpdateInProgress | undefined,
): Promise<UpdateInProgress | undefined> {
  if (step === 'begin') return transitions.begin();
  if (step === 'writeConflict' || step === 'writeClean') return transitions[step](update);
  if (step === 'writeWhole') await transitions.writeWhole(update);
  else if (update === undefined) throw new Error(`${step} needs an update in progress`);
  else return (await transitions[step](update)) ?? undefined;
  return undefined;
}

test('the state is written in one file, and read in one place', () => {
  const importersOf = (name: string) =>
    readSources()
      .filter(({ text }) => new RegExp(`\\b${name}\\b`).test(text))
      .map(({ path }) => path);
  expect(importersOf('printUpdateState')).toEqual([
    'operations/update/update-transitions.ts',
    'project/update-state.ts',
  ]);
  expect(importersOf('parseUpdateState')).toEqual([
    'operations/update/update-in-progress.ts',
    'project/parse-update-state.ts',
  ]);
  expect(importersOf('readUpdateInProgress')).toEqual([
    'operations/update/plan-update.ts',
    'operations/update/update-in-progress.ts',
  ]);
});

function pathOf(text: string) {
  const parsed = parseTreePath(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
