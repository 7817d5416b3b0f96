import type { Diagnostic, Location } from '../../shared/diagnostic.ts';
import type { ErrorCode } from '../../shared/error-codes.ts';
import type { ExpressionSite } from '../../types/walk.ts';

/** What has no effect with one template or in one call of a partial may have one with another. */
const dependsOnSite: ReadonlySet<ErrorCode> = new Set([
  'skeleton/always-holds',
  'skeleton/never-holds',
  'skeleton/unknown-value',
]);

/** In a partial the type of an argument also depends on the call. */
const dependsOnCall: ReadonlySet<ErrorCode> = new Set([...dependsOnSite, 'skeleton/never-equal']);

export function dependsOnTemplate({ code }: Diagnostic): boolean {
  return dependsOnSite.has(code);
}

/** What was found at the expressions and blocks of partials, call by call. */
export interface CallRecord {
  readonly visits: Map<string, (readonly Diagnostic[])[]>;
}

/** Keeps what depends on the call of a partial, and hands back the rest, which is an error in any call. */
export function recordCall(
  { visits }: CallRecord,
  location: Location,
  { scope }: ExpressionSite,
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (scope.partial === undefined) return found;
  const key = JSON.stringify(location);
  const visit = found.filter(({ code }) => dependsOnCall.has(code));
  if (!visits.get(key)?.push(visit)) visits.set(key, [visit]);
  return found.filter(({ code }) => !dependsOnCall.has(code));
}

/** What was found in every call of a partial. */
export function foundInEveryCall({ visits }: CallRecord): readonly Diagnostic[] {
  return [...visits.values()].flatMap((all) => {
    const [first = []] = all;
    return first.filter(({ code }) => all.every((found) => found.some((one) => one.code === code)));
  });
}
