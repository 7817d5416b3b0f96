import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';
import { pathsIn } from '../support/tree-text.ts';

const words = [
  ...['new', 'list', 'show', 'validate', 'status', 'update', 'add', 'remove', 'adopt', 'explain'],
  ...['schema', 'completion', 'complete', 'help', 'vessel', 'anna', 'ferry', 'beacon=radar'],
  ...['--template', '--with', '--without', '--set', '--answers', '--out', '--yes', '--customize'],
  ...['--dry-run', '--force', '--no-hooks', '--trust', '--kind', '--tag', '--layers', '--help'],
  ...['--format', 'json', 'sarif', '--quiet', '--no-color', '--catalog', '--continue', '--abort'],
  ...[
    'name=x',
    'decks=',
    '=',
    '',
    '-',
    '--',
    '-x',
    '.',
    '..',
    'nowhere',
    '{{',
    '\u0000',
    'é\u202e',
  ],
  ...['__proto__', '__proto__=1', 'constructor=toString', '--set=', '--with=,', '\u001b[31m'],
];

test('no line of words is met by a stack trace', async () => {
  const { idp, root } = shellWith('template-and-layers');
  const line = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(line, async (args) => {
      const { exit, out, err } = await idp(args);
      expect([0, 1, 2]).toContain(exit);
      expect(err).not.toContain('This is a bug in idp');
      if (exit === 2) expect(out + err).toMatch(/[a-z]+\/[a-z-]+/);
    }),
    { numRuns: Number(process.env.IDP_RUNS ?? 200) },
  );
  expect(pathsIn(root).filter((path) => !path.startsWith('work/'))).toEqual(['catalog']);
}, 120_000);
