import { listVerb, schemaVerb, showVerb, validateVerb } from './catalog-verbs.ts';
import { devVerb } from './dev-verb.ts';
import {
  addVerb,
  adoptVerb,
  explainVerb,
  removeVerb,
  statusVerb,
  updateVerb,
} from './follow-verbs.ts';
import { newVerb } from './new-verb.ts';
import { completeVerb, completionVerb, helpVerb } from './shell-verbs.ts';
import { testVerb } from './test-verb.ts';
import type { Verb } from './verb.ts';

/** Every verb, in the order of a list. */
export const verbs: readonly Verb[] = [
  newVerb,
  listVerb,
  showVerb,
  validateVerb,
  testVerb,
  devVerb,
  statusVerb,
  updateVerb,
  addVerb,
  removeVerb,
  adoptVerb,
  explainVerb,
  schemaVerb,
  completionVerb,
  completeVerb,
  helpVerb,
];
