import type { Command } from '../capability/commands.ts';
import type { Mapping } from '../data/value.ts';

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
