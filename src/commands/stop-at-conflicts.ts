import type { Command } from '../capability/commands.ts';
import { failIfAny } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import { blockedOf, conflictsOf } from '../plan/change.ts';
import { blockedProblems, prefixOf } from '../terminal/obstacle-text.ts';
import { planText } from '../terminal/plan-text.ts';
import type { Context } from './context.ts';
import { commandsToGoOn } from './run-hooks.ts';
import type { Target } from './write-service.ts';

/** Files that differ want a person before any program reads them, so the hooks wait. */
export function stopAtConflicts(
  { shown, plan }: Target,
  hooks: readonly Command[],
  { console }: Pick<Context, 'console'>,
): void {
  const [conflicts, blocked] = [conflictsOf(plan), blockedOf(plan)];
  const problems = blockedProblems(blocked, prefixOf(shown));
  if (conflicts.length === 0) {
    failIfAny(problems);
    return;
  }
  console.err(planText({ changes: conflicts }, { folder: shown, paint: console.errPaint }));
  const next = hooks.length === 0 ? '' : `, then go on: ${commandsToGoOn(hooks, shown)}`;
  const conflict: Problem = {
    code: 'plan/conflict',
    message: `${conflicts.length === 1 ? '1 file differs' : `${conflicts.length} files differ`} on both sides`,
    hint: `settle what is marked by hand${next}`,
  };
  failIfAny([conflict, ...problems]);
}
