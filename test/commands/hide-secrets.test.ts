import { expect, test } from 'vitest';
import { hideSecrets } from '../../src/commands/hide-secrets.ts';

test.each([
  ['wherever it stands', { A: 'anchor' }, 'anchor, db://anchor@sea', '***, db://***@sea'],
  ['of two the longer one whole', { A: 'anchor', B: 'anchors away' }, 'anchors away', '***'],
  ['line by line', { A: '-----\nkeel\r\nmast\n' }, 'mast and keel', '*** and ***'],
  ['as it is, not as a pattern', { A: 'a.c*' }, 'abc a.c*', 'abc ***'],
  ['never, if it is empty', { A: '', B: ' \n' }, 'all is calm', 'all is calm'],
])('a secret is hidden %s', (_, secrets, text, shown) => {
  expect(hideSecrets(secrets)(text)).toBe(shown);
});
