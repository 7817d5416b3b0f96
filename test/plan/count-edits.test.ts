import { describe, expect, it } from 'vitest';
import { countEdits, type Edits } from '../../src/plan/count-edits.ts';
import { encodeText } from '../../src/shared/tree/text.ts';
import type { TreeFile } from '../../src/shared/tree/tree.ts';

const file = (text: string, executable = false): TreeFile => ({
  bytes: encodeText(text),
  executable,
});

describe('countEdits', () => {
  it.each<[string, TreeFile, TreeFile | undefined, Edits]>([
    ['as it was given', file('a\nb\n'), file('a\nb\n'), { kind: 'none' }],
    ['deleted', file('a\n'), undefined, { kind: 'deleted' }],
    ['made executable', file('a\n'), file('a\n', true), { kind: 'mode' }],
    [
      'a line changed',
      file('a\nb\nc\n'),
      file('a\nB\nc\n'),
      { kind: 'lines', added: 1, removed: 1 },
    ],
    [
      'lines far apart',
      file('a\nb\nc\nd\ne\nf\ng\nh\ni\n'),
      file('0\na\nb\nc\nd\ne\nf\ng\nh\n'),
      { kind: 'lines', added: 1, removed: 1 },
    ],
    ['emptied', file('a\nb\n'), file(''), { kind: 'lines', added: 0, removed: 2 }],
    [
      'no text any more',
      file('a\n'),
      { bytes: new Uint8Array([0, 1]), executable: false },
      { kind: 'bytes' },
    ],
  ])('%s', (_name, provided, ours, expected) => {
    expect(countEdits(provided, ours)).toEqual(expected);
  });
});
