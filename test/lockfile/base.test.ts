import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBase, printBase } from '../../src/lockfile/base.ts';
import { isTreePath } from '../../src/tree/path.ts';
import { encodeText } from '../../src/tree/text.ts';
import type { GivenFile, Tree } from '../../src/tree/tree.ts';
import { given, shown } from '../plan/trees.ts';

const file = '.idp/base';

function treeOf(files: Readonly<Record<string, Partial<GivenFile>>>): Tree<GivenFile> {
  return new Map(
    Object.entries(files).flatMap(([path, one]) =>
      isTreePath(path)
        ? [
            [
              path,
              { bytes: encodeText(''), executable: false, seeded: false, from: ['x'], ...one },
            ] as const,
          ]
        : [],
    ),
  );
}

const small = treeOf({
  'src/run.sh': {
    bytes: encodeText('#!/bin/sh\n'),
    executable: true,
    from: ['rust-worker', 'ci/drone'],
  },
  'logo.png': { bytes: Uint8Array.from([0x89, 0x50, 0]), from: ['rust-worker'] },
  'docs/Über uns.md': { bytes: encodeText('größe'), seeded: true, from: ['rust-worker'] },
});

const smallText = `idp base 1
file 644 seeded text 7 rust-worker docs/Über uns.md
größe
file 644 managed base64 4 rust-worker logo.png
iVAA
file 755 managed text 10 rust-worker,ci/drone src/run.sh
#!/bin/sh

end 3
`;

test('a base is one text, the same wherever it is written', () => {
  expect(Buffer.from(printBase(small)).toString()).toBe(smallText);
  expect(printBase(new Map([...small].reverse()))).toEqual(printBase(small));
  expect(Buffer.from(printBase(new Map())).toString()).toBe('idp base 1\nend 0\n');
});

describe('what was printed is read as it was', () => {
  test('whatever the files hold', () => {
    fc.assert(
      fc.property(given, (tree) => {
        expect(comparable(parseBase(printBase(tree), file))).toEqual(
          comparable({ ok: true, value: tree }),
        );
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['no last newline', 'port = 1'],
    ['CRLF', 'a\r\nb\r\n'],
    ['nothing', ''],
    ['blank lines', '\n\n\n'],
    ['what looks like a base', smallText],
    ['a byte order mark', '\ufeffa\n'],
  ])('a file with %s', (_, text) => {
    const tree = treeOf({ 'a.txt': { bytes: encodeText(text) }, 'b.txt': {} });
    const read = parseBase(printBase(tree), file);
    expect(
      read.ok && [...read.value.values()].map(({ bytes }) => Buffer.from(bytes).toString()),
    ).toEqual([text, '']);
  });

  test.each(['a  b', 'end 3', 'file 644', '-', 'a,b', '日本語', 'x\u2028y', '$(id)', "'"])(
    'a path such as %j',
    (path) => {
      const read = parseBase(printBase(treeOf({ [path]: { seeded: true } })), file);
      expect(read.ok && [...read.value]).toMatchObject([[path, { seeded: true, from: ['x'] }]]);
    },
  );

  test('from the middle of another buffer', () => {
    const inside = Buffer.concat([Buffer.from('before'), printBase(small), Buffer.from('after')]);
    const bytes = inside.subarray(6, inside.length - 5);
    expect(comparable(parseBase(bytes, file))).toEqual(comparable({ ok: true, value: small }));
  });
});

describe('one that is damaged is an error', () => {
  const bytes = Buffer.from(smallText);

  test('wherever it was cut', () => {
    for (let length = 0; length < bytes.length; length += 1)
      expect({ length, ok: parseBase(bytes.subarray(0, length), file).ok }).toEqual({
        length,
        ok: false,
      });
  });

  test.each([
    ['another first line', smallText.replace('base 1', 'base 2'), 1],
    ['a length that is wrong', smallText.replace('text 7', 'text 8'), 2],
    ['a line more in a file', smallText.replace('#!/bin/sh\n', '#!/bin/sh\nset -e\n'), 6],
    ['a file that is missing', smallText.replace(/file 644 managed.*\niVAA\n/, ''), 7],
    ['a file that is there twice', smallText.replace(/(file 644 managed.*\niVAA\n)/, '$1$1'), 6],
    ['conflict markers', smallText.replace('file 755', '<<<<<<< HEAD\nfile 755'), 6],
    ['a path out of the folder', smallText.replace('src/run.sh', '../run.sh'), 6],
    ['a mode that is none', smallText.replace('755', '777'), 6],
    ['text after the end', `${smallText}\n`, 9],
    ['line ends of Windows', smallText.replaceAll('\n', '\r\n'), 1],
    ['nothing in it', '', 1],
  ])('by %s', (_, text, line) => {
    expect(parseBase(Buffer.from(text), file)).toEqual({
      ok: false,
      problems: [
        {
          code: 'lockfile/invalid',
          message: 'is not as idp wrote it',
          place: { file, line, column: 1 },
          hint: 'take it from version control: git checkout -- .idp/base',
        },
      ],
    });
  });
});

function comparable(read: ReturnType<typeof parseBase>) {
  if (!read.ok) return read.problems;
  const rest = [...read.value].map(([path, { from, seeded }]) => [path, from, seeded]);
  return { files: shown(read.value), rest: rest.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)) };
}
