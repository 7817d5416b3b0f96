import type { Migration } from '../../catalog/manifest/migration.ts';
import { migrationsSince } from '../../catalog/manifest/versions.ts';
import type { Mapping } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { type Result, toResult } from '../../shared/result.ts';
import { type Command, defaultHookTimeout, readCommand } from './commands.ts';
import { type Composition, contributorsOf, declaredIn } from './compose.ts';

/** The version of each contributor, by its id, that was last generated. */
export type VersionById = (id: string) => string | undefined;

/** The migrations on a service's way to a composition, contributor by contributor, the oldest first. */
export function migrationsOf(
  composition: Composition,
  provided: VersionById,
): readonly Migration[] {
  return contributorsOf(composition).flatMap(({ id, source }) => {
    const from = provided(id);
    return from === undefined ? [] : migrationsSince(from, source.value);
  });
}

/** The commands of these migrations for one moment, each once, rendered with the names of the composition. */
export function migrationCommands(
  moment: 'before' | 'after',
  composition: Composition,
  provided: VersionById,
  names: Mapping,
): Result<readonly Command[]> {
  const diagnostics: Diagnostic[] = [];
  const commands = contributorsOf(composition).flatMap((contributor) => {
    const from = provided(contributor.id);
    const all = contributor.source.value.spec.migrations ?? [];
    const due = from === undefined ? [] : migrationsSince(from, contributor.source.value);
    return due.flatMap((migration) =>
      (migration[moment] ?? []).map((command, index) => {
        const path = ['spec', 'migrations', all.indexOf(migration), moment, index];
        const at = { contributor, declared: declaredIn(composition, contributor.id), path };
        const { timeout = defaultHookTimeout, optional = false } = command;
        const rendered = readCommand(command, at, names, diagnostics);
        return { ...rendered, timeout, optional, skipInGit: false, onChange: [] };
      }),
    );
  });
  return toResult(commands, diagnostics);
}
