import { type KeyPath, locationOfValue } from '../../catalog/manifest/source-map.ts';
import type { Contributor } from '../../scaffold/compose/compose.ts';
import { closest, suggestFix } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/**
 * The program of every command is declared in needs, so that a missing one is reported before the first command runs.
 * A path to a program (`./gradlew`, `bin/setup`) is a file of the service: nobody has to install it.
 */
export function checkNeeds({ analyzedContributors }: CatalogAnalysis): readonly Diagnostic[] {
  return [...analyzedContributors.values()].flatMap(({ contributor }) =>
    commandsOf(contributor).flatMap((command) => checkCommand(contributor, command)),
  );
}

function checkCommand(
  { id, source }: Contributor,
  { path, title, run: [program = ''] }: ManifestCommand,
): readonly Diagnostic[] {
  const { needs = {} } = source.value.spec;
  const report = (
    message: string,
    fix: Pick<Diagnostic, 'hint' | 'fix'>,
  ): readonly Diagnostic[] => {
    const location = locationOfValue(source, [...path, 'run', 0]);
    return [{ code: 'manifest/undeclared-program', message, location, ...fix }];
  };
  if (program.includes('{{'))
    return report(`the program that "${title}" runs is known only after rendering`, {
      hint: 'write its name literally; use two commands for two programs',
    });
  if (/[\\/]/.test(program) || Object.hasOwn(needs, program)) return [];
  const declared = Object.keys(needs);
  return report(
    `"${title}" runs ${program}, which ${id} does not declare in needs`,
    closest(program, declared) === undefined
      ? { hint: `write needs: { ${program}: What it is for. }` }
      : suggestFix(program, declared),
  );
}

/** A command of a manifest, with the way to it. */
interface ManifestCommand {
  readonly path: KeyPath;
  readonly title: string;
  readonly run: readonly string[];
}

/** Every command of a manifest: its hooks, its checks, and those of its migrations. */
function commandsOf({ source }: Contributor): readonly ManifestCommand[] {
  const { spec } = source.value;
  const checks = 'checks' in spec ? (spec.checks ?? []) : [];
  return [
    ...(spec.hooks ?? []).map((hook, index) => ({ ...hook, path: ['spec', 'hooks', index] })),
    ...checks.map((check, index) => ({ ...check, path: ['spec', 'checks', index] })),
    ...(spec.migrations ?? []).flatMap((migration, index) =>
      (['before', 'after'] as const).flatMap((moment) =>
        (migration[moment] ?? []).map((command, at) => ({
          ...command,
          path: ['spec', 'migrations', index, moment, at],
        })),
      ),
    ),
  ];
}
