import type { Command } from '../capability/commands.ts';
import { fail } from '../errors/error.ts';
import { conflictsOf } from '../plan/change.ts';
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
  const conflicts = conflictsOf(plan);
  if (conflicts.length === 0) return;
  console.err(planText({ changes: conflicts }, { folder: shown, paint: console.errPaint }));
  const next = hooks.length === 0 ? '' : `, then go on: ${commandsToGoOn(hooks, shown)}`;
  fail({
    code: 'plan/conflict',
    message: `${conflicts.length === 1 ? '1 file differs' : `${conflicts.length} files differ`} on both sides`,
    hint: `settle what is marked by hand${next}`,
  });
}
