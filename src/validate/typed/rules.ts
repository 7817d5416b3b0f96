import { absentRule } from './absent.ts';
import { argumentTypesRule } from './argument-types.ts';
import { comparedRule } from './compared.ts';
import { constantRule } from './constant.ts';
import { fieldsRule } from './fields.ts';
import { itemNamesRule } from './item-names.ts';
import { listedRule } from './listed.ts';
import type { TypedRule } from './rule.ts';
import { shadowedRule } from './shadowed.ts';

export const typedRules: readonly TypedRule[] = [
  comparedRule,
  argumentTypesRule,
  listedRule,
  fieldsRule,
  itemNamesRule,
  absentRule,
  constantRule,
  shadowedRule,
];
