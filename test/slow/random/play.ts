import type { Ground } from './ground.ts';
import { checkSame, checkTokens } from './laws.ts';
import { endUpdate } from './play-end.ts';
import { follow } from './play-update.ts';
import { type Counts, createPlayer, type Player, type RunIdp, stateOf } from './player.ts';
import { commitAll, publish, resolveConflicts, setUp } from './scene.ts';
import type { Step, Story } from './story.ts';

/** Plays a case in an empty folder, and checks every law on the way. Throws the first that is broken. */
export async function play(story: Story, root: string, runIdp: RunIdp): Promise<Counts> {
  const ground: Ground = await setUp(story, root, runIdp);
  const player = createPlayer(story, ground, runIdp);
  for (const step of story.steps) await playStep(player, step);
  return player.counts;
}

export async function playStep(player: Player, step: Step): Promise<void> {
  switch (step.kind) {
    case 'edit':
      return step.edit.act(player.ground);
    case 'commit':
      return commitAll(player.ground);
    case 'publish':
      player.published = Math.min(player.published + 1, player.story.releases.length - 1);
      return publish(player.ground, player.story, player.published);
    case 'resolve':
      return resolveConflicts(player.ground, step);
    case 'status':
      return look(player);
    case 'update':
    case 'add':
    case 'remove':
      return follow(player, step);
    case 'continue':
    case 'abort':
      return player.pending || step.evenSo ? endUpdate(player, step.kind) : undefined;
  }
}

async function look(player: Player): Promise<void> {
  const before = stateOf(player);
  await player.idp('status');
  const after = stateOf(player);
  checkSame('quiet', 'idp status', before, after);
  checkTokens('idp status', before.items, after.items);
}
