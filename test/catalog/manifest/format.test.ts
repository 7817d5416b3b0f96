import { describe, expect, test } from 'vitest';
import { type FormatName, formatNames, formats } from '../../../src/catalog/manifest/format.ts';

const long = 'a'.repeat(63);

const table: Readonly<
  Record<FormatName, { readonly yes: readonly string[]; readonly no: readonly string[] }>
> = {
  'dns-label': {
    yes: ['a', 'order-service', 'a1', long],
    no: ['', '1a', '-a', 'a-', 'A', 'a_b', 'a.b', `${long}a`, 'a\n', 'ä'],
  },
  email: {
    yes: ['team+x@acme.example', "o'hara@a-b.example"],
    no: ['', 'a', 'a@b', '@b', 'a@', 'a b@c', 'a@b@c', 'a@-b', 'a@b..c', 'a@b\n'],
  },
  uri: {
    yes: ['https://acme.example/docs?a=b#c', 'mailto:a@b', 'urn:isbn:1', 'http://[::1]:80/'],
    no: ['', 'acme.example', '/docs', '//acme.example', 'https://a b', 'https://', '1:a'],
  },
  semver: {
    yes: ['0.0.0', '1.4.0', '1.0.0-rc.1+build.5', '10.20.30-0a'],
    no: ['', '1', '1.4', 'v1.4.0', '01.4.0', '1.4.0-', '1.4.0+', '1.4.0.0', ' 1.4.0'],
  },
  port: { yes: ['1', '8080', '65535'], no: ['', '0', '65536', '080', '80 ', '-1', '8e3', 'http'] },
  duration: {
    yes: ['30s', '1h30m', '1.5d', '250ms', '2w'],
    no: ['', '30', 's', '1h 30m', '-1s', '1y', '.5s', '1.s'],
  },
  slug: {
    yes: ['platform-team', 'a', '2fast', '7'],
    no: ['', 'A', 'a--b', '-a', 'a-', 'a_b', 'a b'],
  },
};

describe.each(formatNames)('%s', (name) => {
  const { test: fits, is, example } = formats[name];

  test.each([...table[name].yes])('takes %j', (text) => expect(fits(text)).toBe(true));
  test.each([...table[name].no])('refuses %j', (text) => expect(fits(text)).toBe(false));

  test('says what it is, with an example that fits', () => {
    expect(fits(example)).toBe(true);
    expect(is).not.toBe('');
  });
});
