import { readFileSync } from 'node:fs';

const table = readFileSync(new URL('../../../../.ci/versions.sh', import.meta.url), 'utf8');

/** The version of a tool that `.ci/tools` installs, without the `v` that Go writes. */
export function pinnedVersion(tool: string): string {
  const version = new RegExp(`^${tool} +\\S+ +\\S+ +v?(\\S+)$`, 'm').exec(table)?.[1];
  if (version === undefined) throw new Error(`${tool} is not in .ci/versions.sh`);
  if (version === 'debian') throw new Error(`${tool} comes from Debian: say which version it is`);
  return version;
}

/** Whether another machine may well have another version of a program: the one that its Debian has. */
export function comesFromDebian(program: string): boolean {
  return new RegExp(`^${program} +debian `, 'm').test(table);
}

/** The definitions of custom resources that it has. */
export const pinnedDefinitions = [...table.matchAll(/^(crds-\S+) +crds /gm)].map(
  ([, name]) => name as `crds-${string}`,
);
