import type { Parameter } from './parameter.ts';

/** One value of an enum, with its title and description. */
export interface Choice {
  readonly value: string | number;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
}

/** The choices of a parameter; undefined if any value will do. */
export function choicesOf(parameter: Parameter): readonly Choice[] | undefined {
  if (parameter.type === 'boolean') return undefined;
  const declared = parameter.type === 'array' ? parameter.items.enum : parameter.enum;
  return declared?.map((choice) => (typeof choice === 'object' ? choice : { value: choice }));
}
