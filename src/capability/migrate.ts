import type { Mapping } from '../data/value.ts';
import { type Checked, checked } from '../errors/checked.ts';
import type { Problem } from '../errors/problem.ts';
import type { Migration } from '../manifest/migration.ts';
import { migrationsSince } from '../manifest/versions.ts';
import { type Command, defaultHookTimeout, readCommand } from './commands.ts';
import { type Composition, contributorsOf, declaredIn } from './compose.ts';

/** The version of each contributor, by its id, that a service was given last. */
export type GivenVersions = (id: string) => string | undefined;

/** The migrations on a service's way to a composition, contributor by contributor, the oldest first. */
export function migrationsOf(composition: Composition, given: GivenVersions): readonly Migration[] {
  return contributorsOf(composition).flatMap(({ id, source }) => {
    const from = given(id);
    return from === undefined ? [] : migrationsSince(from, source.value);
  });
}

/** The commands of these migrations for one moment, each once, rendered with the names of the composition. */
export function migrationCommands(
  moment: 'before' | 'after',
  composition: Composition,
  given: GivenVersions,
  names: Mapping,
): Checked<readonly Command[]> {
  const problems: Problem[] = [];
  const commands = contributorsOf(composition).flatMap((contributor) => {
    const from = given(contributor.id);
    const all = contributor.source.value.spec.migrations ?? [];
    const due = from === undefined ? [] : migrationsSince(from, contributor.source.value);
    return due.flatMap((migration) =>
      (migration[moment] ?? []).map((command, index) => {
        const path = ['spec', 'migrations', all.indexOf(migration), moment, index];
        const at = { contributor, declared: declaredIn(composition, contributor.id), path };
        const { timeout = defaultHookTimeout, optional = false } = command;
        const rendered = readCommand(command, at, names, problems);
        return { ...rendered, timeout, optional, skipInGit: false, onChange: [] };
      }),
    );
  });
  return checked(commands, problems);
}
