import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { quoteArguments } from '../../src/output/quote-arguments.ts';

describe('quoteArguments', () => {
  it.each([
    ['leaves plain words', ['npm', 'install', '--no-fund'], 'npm install --no-fund'],
    ['quotes spaces', ['git', 'commit', '-m', 'First commit'], "git commit -m 'First commit'"],
    ['quotes what a shell would read', ['echo', '$(id)', 'a;b', '*'], "echo '$(id)' 'a;b' '*'"],
    ['quotes quotes', ['echo', "it's"], "echo 'it'\\''s'"],
    ['shows an empty argument', ['echo', ''], "echo ''"],
  ])('%s', (_name, argv, expected) => {
    expect(quoteArguments(argv)).toBe(expected);
  });

  it.skipIf(process.platform === 'win32')('is read by a real shell as it was', () => {
    const argv = ['a b', "it's", '$HOME', '`id`', '"', '\\', '~', '!x', 'ü', '#', ''];
    const script = `printf '%s\\0' ${quoteArguments(argv)}`;
    const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0');
    expect(read.slice(0, -1)).toEqual(argv);
  });
});
