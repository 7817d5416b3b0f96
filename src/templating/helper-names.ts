import type { Diagnostic } from '../shared/diagnostic.ts';
import { helpers } from './helpers.ts';
import type { Expression } from './syntax.ts';

/** The helper that a bare name alone between braces would call. */
export function helperNamed(value: Expression): string | undefined {
  if (value.kind !== 'name' || value.ofThis || value.data || value.up > 0) return undefined;
  const [name = '', ...fields] = value.path;
  return fields.length === 0 && helpers[name] !== undefined ? name : undefined;
}

export function helperDiagnostic(name: string, { location }: Expression): Diagnostic {
  return {
    code: 'skeleton/arguments',
    message: `"${name}" is a helper and needs arguments`,
    location,
    hint: `write {{this.${name}}} for the field of the item`,
  };
}
