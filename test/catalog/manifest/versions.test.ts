import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formats } from '../../../src/catalog/manifest/format.ts';
import {
  changesSince,
  compareVersions,
  migrationsSince,
  nextVersion,
} from '../../../src/catalog/manifest/versions.ts';

const isVersion = formats.semver.test;
const most = Number.MAX_SAFE_INTEGER;

describe('a version', () => {
  test.each([
    '0.0.0',
    '1.4.0',
    '1.4.0-rc.1',
    '1.0.0-0a',
    '1.0.0+build.007',
    '1.0.0-x-y.z+5114f85',
    `${most}.${most}.${most}`,
    `1.0.0-${'9'.repeat(200)}`,
  ])('is %s', (text) => expect(isVersion(text)).toBe(true));

  test.each([
    '99999999999999999999.0.0',
    `1.${most + 1}.0`,
    '1.0.0-01',
    `1.0.0-${'a'.repeat(300)}`,
    'v1.0.0',
    '=1.0.0',
    ' 1.0.0',
    '1.0.0\n',
    '1.0',
    '01.0.0',
    '',
  ])('is not %j', (text) => expect(isVersion(text)).toBe(false));
});

/** All that looks like a version, and some that does not. */
const digits = fc.oneof(
  fc.nat(20).map(String),
  fc.stringMatching(/^[0-9]{1,30}$/),
  fc.constantFrom(`${most}`, `${most - 1}`, `${most + 1}`),
);
const tail = fc.stringMatching(/^[0-9A-Za-z.-]{0,8}$/);
const versions = fc
  .tuple(digits, digits, digits, fc.option(tail), fc.option(tail))
  .map(([major, minor, patch, pre, build]) => {
    const ends = [pre === null ? '' : `-${pre}`, build === null ? '' : `+${build}`];
    return `${major}.${minor}.${patch}${ends.join('')}`;
  })
  .filter(isVersion);

test('no version that a manifest may have is too much for what compares and lists them', () => {
  fc.assert(
    fc.property(versions, versions, (a, b) => {
      expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) || 0);
      const manifest = {
        metadata: { version: b },
        spec: { changes: { [a]: ['new'] }, migrations: [{ to: a }] },
      };
      const isPassed = compareVersions(a, b) <= 0 && compareVersions(a, '0.0.0-0') > 0;
      expect(changesSince('0.0.0-0', manifest)).toHaveLength(isPassed ? 1 : 0);
      expect(migrationsSince('0.0.0-0', manifest)).toHaveLength(isPassed ? 1 : 0);
    }),
    { numRuns: 1000 },
  );
});

test('the next version is one, and newer', () => {
  fc.assert(
    fc.property(versions, (version) => {
      fc.pre(!version.startsWith(`${most}.${most}.${most}`));
      const next = nextVersion(version);
      expect([next, isVersion(next)]).toEqual([next, true]);
      expect(compareVersions(next, version)).toBe(1);
    }),
    { numRuns: 1000 },
  );
});
