import { describe, expect, test } from 'vitest';
import { excerptLog } from '../../../src/output/text/log-excerpt.ts';

const size = { causes: 4, tail: 2 };
const steps = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);

const excerpt = (lines: readonly string[]) =>
  excerptLog(lines.join('\n'), size).map((line) =>
    typeof line === 'string' ? line : `… ${line.omitted}`,
  );

describe('an excerpt of a log', () => {
  test.each<{ of: string; log: readonly string[]; is: readonly string[] }>([
    { of: 'nothing', log: [], is: [] },
    {
      of: 'a few lines: all of them, but for the empty ones',
      log: [
        'error: gpg failed to sign the data:',
        'gpg: no secret key ANA',
        '',
        'fatal: no commit',
      ],
      is: ['error: gpg failed to sign the data:', 'gpg: no secret key ANA', 'fatal: no commit'],
    },
    {
      of: 'many lines without an error: the last ones',
      log: steps('fetched', 9),
      is: ['… 7', 'fetched 8', 'fetched 9'],
    },
    {
      of: 'a cause far above: it, the line below it, and the end',
      log: [...steps('fetched', 5), 'error: signing failed:', 'gpg: no key', ...steps('undone', 5)],
      is: ['… 5', 'error: signing failed:', 'gpg: no key', '… 3', 'undone 4', 'undone 5'],
    },
    {
      of: 'more errors than there is room for: the first ones',
      log: [...steps('Error', 9), 'done', 'exit'],
      is: ['Error 1', 'Error 2', 'Error 3', 'Error 4', '… 5', 'done', 'exit'],
    },
    {
      of: 'warnings, which stopped nothing',
      log: [
        ...steps('npm warn EBADENGINE unknown', 6),
        'npm error Permission denied (publickey).',
        ...steps('npm notice', 4),
      ],
      is: [
        '… 6',
        'npm error Permission denied (publickey).',
        'npm notice 1',
        '… 1',
        'npm notice 3',
        'npm notice 4',
      ],
    },
  ])('of $of', ({ log, is }) => {
    expect(excerpt(log)).toEqual(is);
  });

  test.each([
    "src/a.ts(3,7): error TS2322: Type 'string' is not assignable",
    'ModuleNotFoundError: No module named flask',
    'AssertionError [ERR_ASSERTION]: 1 == 2',
    'panic: runtime error: index out of range',
    'sh: 1: tsc: not found',
    'cat: nowhere: No such file or directory',
    'connect ECONNREFUSED 127.0.0.1:5432',
    'E: Unable to locate package nowhere',
    'remote: Permission to acme/idp.git denied to ana.',
    'gpg: signing failed: No secret key',
    '✗ adds two numbers',
    'java.lang.IllegalStateException: closed',
  ])('knows an error by its words: %s', (line) => {
    expect(excerpt([...steps('ran', 4), line, 'below', ...steps('ended', 4)])).toContain(line);
  });
});
