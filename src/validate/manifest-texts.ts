import { bracesAt, stringsIn } from '../catalog/manifest/braces.ts';
import type { KeyPath } from '../catalog/manifest/source-map.ts';
import type { Contributor } from '../scaffold/compose/compose.ts';
import type { Value } from '../shared/data/value.ts';

/** A text of a manifest that is an expression (`when`, `holds`) or has braces. */
interface ManifestText {
  readonly path: KeyPath;
  readonly text: string;
  readonly kind: 'expression' | 'rule' | 'template';
}

/** Every text of a manifest in which a name may be used. */
export function textsOf({ source }: Contributor): readonly ManifestText[] {
  // A parsed manifest is data from YAML; its type has optional keys, which `Value` does not.
  return stringsIn(source.value as Value).flatMap(({ path, text, isKey }) => {
    const kind = isKey ? undefined : kindOf(path, text);
    return kind === undefined ? [] : [{ path, text, kind }];
  });
}

function kindOf(path: KeyPath, text: string): ManifestText['kind'] | undefined {
  const braces = bracesAt(path);
  if (braces === 'condition') return 'expression';
  if (braces === 'rule') return 'rule';
  return braces === 'rendered' && /\{\{|\}\}/.test(text) ? 'template' : undefined;
}
