import { isWrite } from '../../plan/change.ts';
import { versionsOf } from '../../project/restore.ts';
import { expressionNames } from '../../scaffold/answers/resolve.ts';
import type { Command } from '../../scaffold/compose/commands.ts';
import { migrationCommands } from '../../scaffold/compose/migrations.ts';
import { unwrap } from '../../shared/result.ts';
import { matchesGlob } from '../../shared/tree/glob.ts';
import type { UpdatePlan } from './plan-update.ts';

/** The commands of an update: before its files change, and after. */
export interface UpdateCommands {
  readonly before: readonly Command[];
  readonly after: readonly Command[];
}

/** The commands of migrations that are due, then the hooks that wait for a file that changes. */
export function commandsOfUpdate({ service, record, plan }: UpdatePlan): UpdateCommands {
  const { composition, answers, hooks } = service;
  const recorded = versionsOf(record.lock);
  const names = expressionNames(answers, composition.facts);
  const changed = plan.changes.filter(isWrite).map(({ path }) => path);
  const awaited = hooks.filter(({ onChange }) =>
    onChange.some((glob) => changed.some(matchesGlob(glob))),
  );
  return {
    before: unwrap(migrationCommands('before', composition, recorded, names)),
    after: [...unwrap(migrationCommands('after', composition, recorded, names)), ...awaited],
  };
}
