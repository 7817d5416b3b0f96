import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { shellWith } from '../support/run-idp.ts';

const pieces = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '{{name}}',
    '{{',
    '}}',
    '\\{{',
    '${{ x }}',
    '{{#if}}',
    '"',
    "'",
    '\\',
    '\t',
    ': ',
    '# ',
    '- ',
    '&a',
    '*a',
    '!!js',
    '%',
    '|',
    '>',
    '~',
    'null',
    'on',
    '0x1f',
    '1e3',
    '\u2028',
    '\u00a0',
    '\ufeff',
    '\n',
  ),
);

test('any text is written as it is and comes back from the lock, or is refused', async () => {
  const { idp, work } = shellWith('template-and-layers');
  const text = fc.array(pieces, { maxLength: 4 }).map((parts) => parts.join(''));
  let count = 0;
  await fc.assert(
    fc.asyncProperty(text, async (captain) => {
      count += 1;
      const out = `no-${count}`;
      const run = await idp(['new', 'vessel', 'anna', '--set', `captain=${captain}`, '--out', out]);
      if (run.exit === 2) return expect(run.err).toMatch(/ {2}\[answers\/invalid\]\n$/);
      expect(run).toMatchObject({ exit: 0, err: '' });
      const readme = readFileSync(join(work, out, 'README.md'), 'utf8');
      expect(readme).toBe(`# anna\n\n${captain} sails it, on 2 decks, wind driven.\n`);
      const lock = parse(readFileSync(join(work, out, '.idp/lock.yaml'), 'utf8'));
      expect(lock.answers.captain).toBe(captain);
    }),
    { numRuns: 40 },
  );
}, 60_000);
