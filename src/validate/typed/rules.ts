import { absent } from './absent.ts';
import { argumentTypes } from './argument-types.ts';
import { compared } from './compared.ts';
import { constant } from './constant.ts';
import { fields } from './fields.ts';
import { itemNames } from './item-names.ts';
import { listed } from './listed.ts';
import type { TypedRule } from './rule.ts';
import { shadowed } from './shadowed.ts';

export const typedRules: readonly TypedRule[] = [
  compared,
  argumentTypes,
  listed,
  fields,
  itemNames,
  absent,
  constant,
  shadowed,
];
