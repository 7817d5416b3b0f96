import { expect, test } from 'vitest';
import { invalidGlobReason, matchesGlob } from '../../../src/shared/tree/glob.ts';

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
  ['**/store/**', 'src/store/a.ts', true],
  ['**/store/**', 'store/a/b.ts', true],
  ['**/store/**', 'src/store', false],
  ['src/**/a.ts', 'src/a.ts', true],
  ['src/**/a.ts', 'src/b/c/a.ts', true],
  ['src/**/**/a.ts', 'src/a.ts', true],
  ['{src,test}/{a,b/c}.ts', 'test/b/c.ts', true],
  ['{src,{lib,bin}}/*', 'bin/idp.js', true],
  ['{a}.ts', '{a}.ts', true],
  ['{a,b.ts', '{a,b.ts', true],
  ['a{,.test}.ts', 'a.ts', true],
  ['a\\*.ts', 'a*.ts', true],
  ['a\\*.ts', 'ab.ts', false],
  ['\\{a,b}', '{a,b}', true],
  ['[!a].ts', 'b.ts', true],
  ['[a-c]x', 'bx', true],
  ['[]]', ']', true],
  ['[a', '[a', true],
  ['?', '🚢', true],
  ['*a*b*c', 'xaybzbc', true],
  ['*a*b*c', 'xaybzb', false],
  ['*', '', false],
  ['!a', 'b', false],
  ['', '', false],
])('%s and %s: %s', (glob, path, fits) => {
  expect(matchesGlob(glob)(path)).toBe(fits);
});

test.each([
  ['src/**', undefined],
  ['', 'is empty'],
  ['a'.repeat(1001), 'has more than 1000 characters'],
  ['{a,b}'.repeat(7), 'expands to more than 100 globs'],
  ['{a,{b,{c,d}}}{e,f}', undefined],
])('why %s is not valid glob: %s', (glob, reason) => {
  expect(invalidGlobReason(glob)).toBe(reason);
});

test.each([
  ['*a'.repeat(300), 'a'.repeat(255)],
  [`${'**/a/'.repeat(150)}b`, 'a/'.repeat(500)],
  ['{a,aa}*'.repeat(6), 'a'.repeat(255)],
  ['+(a|aa)+(a|aa)+(a|aa)', 'a'.repeat(255)],
])('the glob %s does not go back and forth for ever', (glob, path) => {
  expect(matchesGlob(glob)(path)).toBe(glob.includes('{a,aa}'));
});
