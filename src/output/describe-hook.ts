import type { Command } from '../scaffold/compose/commands.ts';
import type { Mapping } from '../shared/data/value.ts';

/** A hook for programs: named field by field, since what is printed is a promise and a type is not. */
export function describeHook({
  owner,
  title,
  argv,
  timeout,
  optional,
  skipInGit,
}: Command): Mapping {
  return { owner, title, argv, timeout, optional, skipInGit };
}
