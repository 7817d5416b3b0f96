import type { Contributor } from '../../capability/compose.ts';
import { amend, nearest } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import { placeOfValue } from '../../manifest/source.ts';
import { commandsOf, type ManifestCommand } from '../manifest-commands.ts';
import type { Survey } from '../survey.ts';

/**
 * The program of every command is declared as needed, so that a person is told before the first one runs.
 * A path to a program (`./gradlew`, `bin/setup`) leads to a file of the service: nobody has to install it.
 */
export function checkNeeds({ studies }: Survey): readonly Problem[] {
  return [...studies.values()].flatMap(({ contributor }) =>
    commandsOf(contributor).flatMap((command) => checkCommand(contributor, command)),
  );
}

function checkCommand(
  { id, source }: Contributor,
  { path, title, run: [program = ''] }: ManifestCommand,
): readonly Problem[] {
  const { needs = {} } = source.value.spec;
  const report = (message: string, mend: Pick<Problem, 'hint' | 'fix'>): readonly Problem[] => {
    const place = placeOfValue(source, [...path, 'run', 0]);
    return [{ code: 'manifest/undeclared-program', message, place, ...mend }];
  };
  if (program.includes('{{'))
    return report(`which program "${title}" runs is not known before it is rendered`, {
      hint: 'write its name, and make two commands of it where there are two programs',
    });
  if (/[\\/]/.test(program) || Object.hasOwn(needs, program)) return [];
  const declared = Object.keys(needs);
  return report(
    `"${title}" runs ${program}, which ${id} does not declare as needed`,
    nearest(program, declared) === undefined
      ? { hint: `write needs: { ${program}: What it is for. }` }
      : amend(program, declared),
  );
}
