import { describe, expect, test } from 'vitest';
import { conflictsOf, isWrite } from '../../src/plan/change.ts';
import { reconcile } from '../../src/plan/reconcile.ts';
import { encodeText } from '../../src/shared/tree/text.ts';
import type { GeneratedFile, Tree, TreeFile } from '../../src/shared/tree/tree.ts';
import { displayPath, labels, path } from './trees.ts';

const name = path('deploy/port.txt');

/** A file as the cases below write it: a text, `x` before it if executable, bytes in hexadecimal after `0x`. */
function fileOf(short: string | undefined): TreeFile | undefined {
  if (short === undefined) return undefined;
  const executable = short.startsWith('x ');
  const content = executable ? short.slice(2) : short;
  const isHex = content.startsWith('0x');
  return { executable, bytes: isHex ? Buffer.from(content.slice(2), 'hex') : encodeText(content) };
}

function treeOf(short: string | undefined, once = false): Tree<GeneratedFile> {
  const file = fileOf(short);
  return new Map(file ? [[name, { ...file, once, from: ['node-service', 'ci/drone'] }]] : []);
}

interface Case {
  readonly is: string;
  readonly base?: string;
  readonly ours?: string;
  readonly theirs?: string;
  /** The kind of the change; none if left out. */
  readonly kind?: string;
  /** What is written; nothing if left out. */
  readonly after?: string;
}

const three = (middle: string) => `first\n${middle}\nlast\n`;

const table: readonly Case[] = [
  { is: 'all absent' },
  { is: 'all the same', base: 'a\n', ours: 'a\n', theirs: 'a\n' },
  { is: 'ours already is what would be given', base: 'a\n', ours: 'b\n', theirs: 'b\n' },
  { is: 'ours has it before it is given', ours: 'b\n', theirs: 'b\n' },
  { is: 'gone on both sides', base: 'a\n' },
  { is: 'the template stood still, ours was edited', base: 'a\n', ours: 'o\n', theirs: 'a\n' },
  { is: 'the template stood still, ours was deleted', base: 'a\n', theirs: 'a\n' },
  { is: 'new', theirs: 'a\n', kind: 'create', after: 'a\n' },
  { is: 'untouched', base: 'a\n', ours: 'a\n', theirs: 'b\n', kind: 'update', after: 'b\n' },
  {
    is: 'untouched, and becomes executable',
    base: '#!/bin/sh\n',
    ours: '#!/bin/sh\n',
    theirs: 'x #!/bin/sh\n',
    kind: 'update',
    after: 'x #!/bin/sh\n',
  },
  {
    is: 'untouched, and loses its last newline',
    base: 'a\n',
    ours: 'a\n',
    theirs: 'a',
    kind: 'update',
    after: 'a',
  },
  { is: 'untouched, and no longer given', base: 'a\n', ours: 'a\n', kind: 'delete' },
  {
    is: 'deleted by the developer, moved by the template',
    base: 'a\n',
    theirs: 'b\n',
    kind: 'stay-deleted',
  },
  { is: 'edited by the developer, no longer given', base: 'a\n', ours: 'o\n', kind: 'keep' },
  {
    is: 'edited on both sides, in different lines',
    base: three('middle'),
    ours: three('middle').replace('first', 'mine'),
    theirs: three('middle').replace('last', 'new'),
    kind: 'merge',
    after: 'mine\nmiddle\nnew\n',
  },
  {
    is: 'edited on both sides alike, and one of them further',
    base: 'a\nb\nc\n',
    ours: 'same\nb\nc\n',
    theirs: 'same\nb\nnew\n',
    kind: 'merge',
    after: 'same\nb\nnew\n',
  },
  {
    is: 'edited on both sides, in the same line',
    base: three('middle'),
    ours: three('mine'),
    theirs: three('new'),
    kind: 'conflict',
    after: 'first\n<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> node-service 1.3.0\nlast\n',
  },
  {
    is: 'two last lines without newline',
    base: 'a',
    ours: 'mine',
    theirs: 'new',
    kind: 'conflict',
    after: '<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> node-service 1.3.0\n',
  },
  {
    is: 'two files that nobody gave before',
    ours: 'mine\n',
    theirs: 'new\n',
    kind: 'conflict',
    after: '<<<<<<< yours\nmine\n=======\nnew\n>>>>>>> node-service 1.3.0\n',
  },
  {
    is: 'line ends changed by the developer, a line by the template',
    base: 'a\nb\n',
    ours: 'a\r\nb\r\n',
    theirs: 'a\nc\n',
    kind: 'merge',
    after: 'a\r\nc\r\n',
  },
  {
    is: 'CRLF on all sides',
    base: 'a\r\nb\r\nc\r\n',
    ours: 'mine\r\nb\r\nc\r\n',
    theirs: 'a\r\nb\r\nnew\r\n',
    kind: 'merge',
    after: 'mine\r\nb\r\nnew\r\n',
  },
  {
    is: 'bytes that differ on both sides',
    base: '0x00ff',
    ours: '0x00aa',
    theirs: '0x00bb',
    kind: 'clash',
  },
  { is: 'bytes that nobody gave before', ours: '0x00aa', theirs: '0x00bb', kind: 'clash' },
  {
    is: 'text by the developer, bytes by the template',
    base: 'a\n',
    ours: 'o\n',
    theirs: '0x00ff',
    kind: 'clash',
  },
  {
    is: 'bytes, untouched',
    base: '0x00ff',
    ours: '0x00ff',
    theirs: '0x00bb',
    kind: 'update',
    after: '0x00bb',
  },
  {
    is: 'a mode by the developer, a text by the template',
    base: 'a\n',
    ours: 'x a\n',
    theirs: 'b\n',
    kind: 'merge',
    after: 'x b\n',
  },
  {
    is: 'a text by the developer, a mode by the template',
    base: 'a\n',
    ours: 'o\n',
    theirs: 'x a\n',
    kind: 'merge',
    after: 'x o\n',
  },
  {
    is: 'bytes by the developer, a mode by the template',
    base: '0x00ff',
    ours: '0x00aa',
    theirs: 'x 0x00ff',
    kind: 'merge',
    after: 'x 0x00aa',
  },
  {
    is: 'a mode that the developer took away, a text by the template',
    base: 'x a\n',
    ours: 'a\n',
    theirs: 'x b\n',
    kind: 'merge',
    after: 'b\n',
  },
  {
    is: 'a mode of the developer alone, without base',
    ours: 'x a\n',
    theirs: 'a\n',
  },
];

describe('reconcile, row by row', () => {
  test.each(table)('$is', ({ base, ours, theirs, kind, after }) => {
    const sides = { base: treeOf(base), ours: treeOf(ours), theirs: treeOf(theirs) };
    const { changes } = reconcile(sides, labels);
    expect(changes.map((change) => change.kind)).toEqual(kind === undefined ? [] : [kind]);
    const written = changes.flatMap((change) => (isWrite(change) ? [change.after] : []));
    expect(displayPath(treeFrom(written[0]))).toEqual(displayPath(treeFrom(fileOf(after))));
  });

  test.each(table)(
    '$is: a file that is created once is only ever created',
    ({ base, ours, theirs }) => {
      const sides = {
        base: treeOf(base, true),
        ours: treeOf(ours),
        theirs: treeOf(theirs, true),
      };
      const isNew = base === undefined && ours === undefined && theirs !== undefined;
      expect(reconcile(sides, labels).changes.map(({ kind }) => kind)).toEqual(
        isNew ? ['create'] : [],
      );
    },
  );
});

test('a change says who gives the file; one that goes, who gave it', () => {
  const other = path('Makefile');
  const file = { bytes: encodeText('all:\n'), executable: false, once: false };
  const { changes } = reconcile(
    {
      base: new Map([[other, { ...file, from: ['deploy/nomad'] }]]),
      ours: new Map([[other, file]]),
      theirs: treeOf('a\n'),
    },
    labels,
  );
  expect(changes.map(({ kind, path: at, from }) => [kind, at, from])).toEqual([
    ['delete', 'Makefile', ['deploy/nomad']],
    ['create', 'deploy/port.txt', ['node-service', 'ci/drone']],
  ]);
});

test('the conflicts of a plan are what needs a user', () => {
  const sides = (base: string, ours: string, theirs: string) =>
    reconcile({ base: treeOf(base), ours: treeOf(ours), theirs: treeOf(theirs) }, labels);
  expect(conflictsOf(sides('a\n', 'o\n', 't\n')).map(({ kind }) => kind)).toEqual(['conflict']);
  expect(conflictsOf(sides('0x00', '0x0001', '0x0002')).map(({ kind }) => kind)).toEqual(['clash']);
  expect(conflictsOf(sides('a\n', 'a\n', 't\n'))).toEqual([]);
});

function treeFrom(file: TreeFile | undefined): Tree {
  return new Map(file ? [[name, file]] : []);
}
