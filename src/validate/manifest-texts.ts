import type { Contributor } from '../capability/compose.ts';
import type { KeyPath } from '../manifest/source.ts';

/** A text of a manifest that is an expression (`when`), or one with braces. */
export interface ManifestText {
  readonly path: KeyPath;
  readonly text: string;
  readonly kind: 'expression' | 'template';
}

/** Every text of a manifest in which a name may be used. */
export function textsOf({ source }: Contributor): readonly ManifestText[] {
  const { spec } = source.value;
  const next = 'next' in spec ? (spec.next ?? {}) : {};
  const folder = 'folder' in spec ? spec.folder?.path : undefined;
  return [
    ...Object.entries(spec.parameters ?? {}).flatMap(([name, parameter]) => [
      ...conditionOf(['spec', 'parameters', name], parameter),
      ...templateAt(['spec', 'parameters', name, 'default'], parameter.default),
    ]),
    ...(spec.files ?? []).flatMap((rule, index) => conditionOf(['spec', 'files', index], rule)),
    ...(spec.hooks ?? []).flatMap((hook, index) => commandTexts(['spec', 'hooks', index], hook)),
    ...('checks' in spec ? (spec.checks ?? []) : []).flatMap((check, index) =>
      commandTexts(['spec', 'checks', index], check),
    ),
    ...(spec.migrations ?? []).flatMap((migration, index) =>
      (['before', 'after'] as const).flatMap((moment) =>
        (migration[moment] ?? []).flatMap((command, at) =>
          commandTexts(['spec', 'migrations', index, moment, at], command),
        ),
      ),
    ),
    ...templateAt(['spec', 'folder', 'path'], folder),
    ...Object.entries(next).flatMap(([key, text]) => templateAt(['spec', 'next', key], text)),
  ];
}

interface CommandTexts {
  readonly title: string;
  readonly run: readonly string[];
  readonly when?: string | undefined;
}

function commandTexts(path: KeyPath, command: CommandTexts): readonly ManifestText[] {
  return [
    ...conditionOf(path, command),
    ...templateAt([...path, 'title'], command.title),
    ...command.run.flatMap((text, index) => templateAt([...path, 'run', index], text)),
  ];
}

function conditionOf(
  path: KeyPath,
  { when }: { readonly when?: string | undefined },
): readonly ManifestText[] {
  return when === undefined ? [] : [{ path: [...path, 'when'], text: when, kind: 'expression' }];
}

function templateAt(path: KeyPath, text: unknown): readonly ManifestText[] {
  return typeof text === 'string' && /\{\{|\}\}/.test(text)
    ? [{ path, text, kind: 'template' }]
    : [];
}
