import { blockedDiagnostics, prefixOf } from '../../output/obstacle-text.ts';
import { planText } from '../../output/plan-text.ts';
import { blockedOf, conflictsOf } from '../../plan/change.ts';
import type { Command } from '../../scaffold/compose/commands.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwIfAny } from '../../shared/error.ts';
import type { Context } from '../context.ts';
import type { TargetPlan } from '../create/write-service.ts';
import { commandsToGoOn } from '../hooks/run-hooks.ts';

/** Conflicts must be resolved before any program reads the files, so the hooks wait. */
export function assertNoConflicts(
  { displayPath, plan }: TargetPlan,
  hooks: readonly Command[],
  { console }: Pick<Context, 'console'>,
): void {
  const [conflicts, blocked] = [conflictsOf(plan), blockedOf(plan)];
  const diagnostics = blockedDiagnostics(blocked, prefixOf(displayPath));
  if (conflicts.length === 0) {
    throwIfAny(diagnostics);
    return;
  }
  console.err(planText({ changes: conflicts }, { folder: displayPath, paint: console.errPaint }));
  const next = hooks.length === 0 ? '' : `, then run: ${commandsToGoOn(hooks, displayPath)}`;
  const conflict: Diagnostic = {
    code: 'plan/conflict',
    message: `${conflicts.length === 1 ? '1 file conflicts' : `${conflicts.length} files conflict`} with the template`,
    hint: `resolve the conflict markers${next}`,
  };
  throwIfAny([conflict, ...diagnostics]);
}
