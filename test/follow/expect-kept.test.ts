import { expect, test } from 'vitest';
import { printBase } from '../../src/project/base.ts';
import type { TreePath } from '../../src/shared/tree/path.ts';
import { expectKept } from './support/expect-kept.ts';
import type { Files } from './support/files.ts';

const bytes = Buffer.from('given\n');
const provided = { bytes, executable: false, once: false, from: ['trawler'] };
const base = Buffer.from(printBase(new Map([['log.txt' as TreePath, provided]]))).toString();

function kept(before: Files, after: Files): () => void {
  return () => expectKept({ '.idp/base': base, ...before }, after, false);
}

test.each<[string, Files, Files]>([
  ['a line of an edited file', { 'log.txt': 'given\nmine\n' }, { 'log.txt': 'given\nnew\n' }],
  ['one of two equal lines', { 'log.txt': 'mine\nmine\n' }, { 'log.txt': 'mine\n' }],
  ['an edited file', { 'log.txt': 'given\nmine\n' }, {}],
  ['a file that was never given', { 'log.txt': 'given\n', 'own.txt': 'mine\n' }, {}],
  ['bytes that are no text', { own: Buffer.from([255, 1]) }, { own: Buffer.from([255, 2]) }],
  [
    'the end of a line that was glued',
    { 'log.txt': 'given\nmine' },
    { 'log.txt': 'given\nminenew\n' },
  ],
  ['a link', { own: { link: 'log.txt' } }, { own: 'given\n' }],
  ['a deletion', {}, { 'log.txt': 'given\n' }],
])('the checker finds that %s is lost', (_name, before, after) => {
  expect(kept(before, after)).toThrow(/is lost|came back/);
});

test.each<[string, Files, Files]>([
  ['an untouched file that changes', { 'log.txt': 'given\n' }, { 'log.txt': 'new\n' }],
  ['an untouched file that goes', { 'log.txt': 'given\n' }, {}],
  ['a line between markers', { 'log.txt': 'mine\n' }, { 'log.txt': '<<<<<<<\nmine\n=======\n' }],
  ['edits that moved', { 'log.txt': 'mine\n' }, { 'book.txt': 'new\nmine\n' }],
])('the checker lets %s be', (_name, before, after) => {
  expect(kept(before, after)).not.toThrow();
});
