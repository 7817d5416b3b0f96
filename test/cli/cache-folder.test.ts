import { expect, test } from 'vitest';
import { cacheFolder } from '../../src/cli/run-main.ts';

const home = { HOME: '/home/ana' };

test.each([
  ['the home', home, '/home/ana/.cache/idp'],
  ['XDG', { ...home, XDG_CACHE_HOME: '/var/cache' }, '/var/cache/idp'],
  [
    'XDG, but for a path that is relative',
    { ...home, XDG_CACHE_HOME: 'c' },
    '/home/ana/.cache/idp',
  ],
  ['Windows', { LOCALAPPDATA: 'C:\\Users\\ana' }, 'C:\\Users\\ana/idp/cache'],
  ['our own word', { ...home, CI: '1', IDP_CACHE: '/tmp/idp' }, '/tmp/idp'],
  ['our own word, if it is off', { ...home, IDP_CACHE: 'off' }, undefined],
  ['CI', { ...home, CI: 'true' }, undefined],
  ['nothing', {}, undefined],
])('the cache goes by %s', (_, environment, folder) => {
  expect(cacheFolder(environment)).toBe(folder);
});
