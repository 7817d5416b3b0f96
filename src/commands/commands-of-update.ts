import { namesForExpressions } from '../answers/resolve.ts';
import type { Command } from '../capability/commands.ts';
import { migrationCommands } from '../capability/migrate.ts';
import { orThrow } from '../errors/checked.ts';
import { versionsOf } from '../lockfile/restore.ts';
import { isWrite } from '../plan/change.ts';
import { matchesGlob } from '../tree/glob.ts';
import type { Following } from './follow.ts';

/** What runs on a service's way to what its path gives now: before its files change, and after. */
export interface UpdateCommands {
  readonly before: readonly Command[];
  readonly after: readonly Command[];
}

/** The commands of migrations that are due, then the hooks that wait for a file that changes. */
export function commandsOfUpdate({ service, record, plan }: Following): UpdateCommands {
  const { composition, answers, hooks } = service;
  const given = versionsOf(record.lock);
  const names = namesForExpressions(answers, composition.facts);
  const changed = plan.changes.filter(isWrite).map(({ path }) => path);
  const awaited = hooks.filter(({ onChange }) =>
    onChange.some((glob) => changed.some(matchesGlob(glob))),
  );
  return {
    before: orThrow(migrationCommands('before', composition, given, names)),
    after: [...orThrow(migrationCommands('after', composition, given, names)), ...awaited],
  };
}
