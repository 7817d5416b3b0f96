import type { Kind } from './mutant.ts';
import * as braces from './mutants/braces.ts';
import * as conditions from './mutants/conditions.ts';
import * as files from './mutants/files.ts';
import * as keys from './mutants/keys.ts';
import * as layout from './mutants/layout.ts';
import * as types from './mutants/types.ts';
import * as values from './mutants/values.ts';

/** Every kind of damage. */
export const kinds: readonly Kind[] = [
  keys,
  values,
  types,
  conditions,
  layout,
  braces,
  files,
].flatMap((group): readonly Kind[] => Object.values(group));
