import { expect, test } from 'vitest';
import { maskSecrets } from '../../src/operations/answers/mask-secrets.ts';

test.each([
  ['wherever it stands', { A: 'anchor' }, 'anchor, db://anchor@sea', '***, db://***@sea'],
  ['of two the longer one whole', { A: 'anchor', B: 'anchors away' }, 'anchors away', '***'],
  ['line by line', { A: '-----\nkeel\r\nmast\n' }, 'mast and keel', '*** and ***'],
  ['as it is, not as a pattern', { A: 'a.c*' }, 'abc a.c*', 'abc ***'],
  ['never, if it is empty', { A: '', B: ' \n' }, 'all is calm', 'all is calm'],
])('a secret is hidden %s', (_, secrets, text, displayPath) => {
  expect(maskSecrets(secrets)(text)).toBe(displayPath);
});
