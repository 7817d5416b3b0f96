import { readFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

const day = 86_400_000;

/** The day on which `npm run relock` last resolved what the services of the templates install. */
export function readResolution(): string {
  const file = new URL('../../.ci/relock/resolved.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly date: string }).date;
}

/** Says at the end of a run that the resolution is old. */
export const resolutionAge: Reporter = {
  onTestRunEnd() {
    const line = describeResolution(readResolution(), new Date());
    if (line !== undefined) console.info(line);
  },
};

/**
 * What to say of a resolution of the templates' packages that is older than a month; undefined of a younger one.
 * It is not valid failure: the calendar alone must not keep a change from landing.
 */
export function describeResolution(date: string, today: Date): string | undefined {
  const days = Math.floor((today.getTime() - Date.parse(date)) / day);
  if (days <= 31) return undefined;
  return `stale    the packages of the templates were resolved on ${date}, ${days} days ago: npm run relock`;
}
