import { commitInPlace } from '../../../src/system/project/commit-in-place.ts';
import { commitNewFolder } from '../../../src/system/project/commit-new.ts';
import { recover } from '../../../src/system/project/recover.ts';
import { workspaceIn } from '../../support/runtime.ts';
import { bigTree, moving } from './trees.ts';

/** A process to be killed: does one piece of work on disk. */
const [work, folder = ''] = process.argv.slice(2);

const works: Readonly<Record<string, () => Promise<unknown>>> = {
  new: () => commitNewFolder(workspaceIn(folder), bigTree),
  'in-place': () => commitInPlace(workspaceIn(folder), moving),
  recover: () => recover(workspaceIn(folder)),
};

await works[work ?? '']?.();
