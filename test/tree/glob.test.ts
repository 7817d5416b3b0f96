import { expect, test } from 'vitest';
import { matchesGlob } from '../../src/tree/glob.ts';

test.each([
  ['LICENSE', 'LICENSE', true],
  ['LICENSE', 'docs/LICENSE', false],
  ['*.md', 'README.md', true],
  ['*.md', 'docs/README.md', false],
  ['*.md', '.hidden.md', true],
  ['**/*.md', 'README.md', true],
  ['**/*.md', 'docs/adr/0001.md', true],
  ['src/store/**', 'src/store/postgres.ts', true],
  ['src/store/**', 'src/store/sql/0001.sql', true],
  ['src/store/**', 'src/stores/postgres.ts', false],
  ['.github/**', '.github/workflows/ci.yml', true],
  ['**', '.github/workflows/ci.yml', true],
  ['tsconfig*.json', 'tsconfig.build.json', true],
  ['{renovate,.releaserc}.json', '.releaserc.json', true],
  ['src/{http,health}/**', 'src/metrics/server.ts', false],
  ['readme.md', 'README.md', false],
  ['src/[ab].ts', 'src/b.ts', true],
  ['src/?.ts', 'src/ab.ts', false],
])('%s and %s: %s', (glob, path, fits) => {
  expect(matchesGlob(glob)(path)).toBe(fits);
});
