import { expect, test } from 'vitest';
import { services } from './rendered.ts';

/** What is used in several files, over all services: its name, and the version that a match has. */
const pins: readonly (readonly [RegExp, (match: RegExpExecArray) => readonly [string, string]])[] =
  [
    [
      /uses: ([\w./-]+)@(\S+) # (v\S+)/g,
      ([, action = '', commit, version]) => {
        const [owner, repository] = action.split('/');
        return [`${owner}/${repository}`, `${version} ${commit}`];
      },
    ],
    [
      /\b(golang|node|python|postgres|nats|ghcr\.io\/[\w./-]+|gcr\.io\/[\w./-]+|moby\/buildkit|openpolicyagent\/conftest):v?(\d[\w.]*)/g,
      ([, image = '', version = '']) => [image, version],
    ],
    [/^\s*([A-Z_]+_VERSION): v?(\S+)$/gm, ([, name = '', version = '']) => [name, version]],
  ];

test('a tool that several files name has the same version in all of them', () => {
  const known = new Map<string, Map<string, string>>();
  for (const { name, files } of services) {
    for (const [path, text] of files) {
      if (path.endsWith('.rego') || path.endsWith('.lock')) continue;
      for (const [pattern, read] of pins) {
        for (const match of text.matchAll(pattern)) {
          const [tool, version] = read(match);
          const versions = known.get(tool) ?? new Map<string, string>();
          known.set(tool, versions.set(version, `${name}: ${path}`));
        }
      }
    }
  }
  expect(known.size).toBeGreaterThan(20);
  const several = [...known].filter(([, versions]) => versions.size > 1);
  expect(Object.fromEntries(several.map(([tool, versions]) => [tool, [...versions]]))).toEqual({});
});
