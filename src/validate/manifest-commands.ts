import type { KeyPath } from '../catalog/manifest/source-map.ts';
import type { Contributor } from '../scaffold/compose/compose.ts';

/** A command of a manifest, with the way to it. */
export interface ManifestCommand {
  readonly path: KeyPath;
  readonly title: string;
  readonly run: readonly string[];
}

/** Every command of a manifest: its hooks, its checks, and those of its migrations. */
export function commandsOf({ source }: Contributor): readonly ManifestCommand[] {
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
