import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printBase } from '../../src/project/base.ts';
import { packFiles } from '../../src/project/packed-files.ts';
import { parseBase } from '../../src/project/parse-base.ts';
import { isTreePath } from '../../src/shared/tree/path.ts';
import { encodeText } from '../../src/shared/tree/text.ts';
import type { Base, BaseFile, GeneratedFile, Tree } from '../../src/shared/tree/tree.ts';
import { provided } from '../plan/trees.ts';

const file = '.idp/base';

function treeOf(files: Readonly<Record<string, Partial<BaseFile>>>): Base {
  const empty = { executable: false, once: false, from: ['x'] };
  return new Map(
    Object.entries(files).flatMap(([path, one]) => {
      const content = 'sha256' in one ? {} : { bytes: encodeText('') };
      return isTreePath(path)
        ? [[path, { ...empty, ...content, ...one } as BaseFile] as const]
        : [];
    }),
  );
}

const small = treeOf({
  'src/run.sh': {
    bytes: encodeText('#!/bin/sh\n\nexit\n'),
    executable: true,
    from: ['rust-worker', 'ci/drone'],
    at: { 'rust-worker': '0.2.9' },
  },
  'logo.png': { sha256: '9f'.repeat(32), from: ['rust-worker'] },
  'docs/Über uns.md': { bytes: encodeText('größe'), once: true, from: ['rust-worker'] },
});

const smallText = `idp base 2
file 644 once rust-worker docs/Über uns.md
|größe
\\ no newline at the end
checksum 97e3
end docs/Über uns.md
file 644 managed rust-worker logo.png
sha256 ${'9f'.repeat(32)}
checksum 5d0e
end logo.png
file 755 managed rust-worker@0.2.9,ci/drone src/run.sh
|#!/bin/sh
|
|exit
checksum 8345
end src/run.sh
`;

/** Checksums as short as a page wants them. */
const shorten = (text: string) => text.replace(/^(checksum .{4}).{60}$/gm, '$1');

test('a base is one text, the same wherever it is written', () => {
  expect(shorten(Buffer.from(printBase(small)).toString())).toBe(smallText);
  expect(printBase(new Map([...small].reverse()))).toEqual(printBase(small));
  expect(Buffer.from(printBase(new Map())).toString()).toBe('idp base 2\n');
});

describe('what was printed is read as it was', () => {
  test('whatever the files hold', () => {
    fc.assert(
      fc.property(provided, (tree) => {
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
    ['one newline', '\n'],
    ['blank lines', '\n\n\n'],
    ['what looks like a base', smallText],
    ['what looks like a conflict', '<<<<<<< HEAD\n|||||||\n=======\n>>>>>>> main'],
    ['a byte order mark', '\ufeffa\n'],
    ['a NUL', 'a\0\n'],
    ['bytes that are not UTF-8', Buffer.from([0x67, 0xfc, 0x6e, 0x0a, 0xff])],
  ])('a file with %s', (_, content) => {
    const bytes = Buffer.from(content as string);
    const tree = treeOf({ 'a.txt': { bytes }, 'b.txt': {} });
    expect(comparable(parseBase(printBase(tree), file))).toEqual(
      comparable({ ok: true, value: tree }),
    );
  });

  test.each(['a  b', 'end 3', 'file 644', '-', 'a,b', '日本語', 'x\u2028y', '$(id)', "'", 'a@1'])(
    'a path such as %j',
    (path) => {
      const tree = treeOf({ [path]: { once: true } });
      expect(comparable(parseBase(printBase(tree), file))).toEqual(
        comparable({ ok: true, value: tree }),
      );
    },
  );

  test('a digest, and the versions at which a file stayed', () => {
    expect(comparable(parseBase(printBase(small), file))).toEqual(
      comparable({ ok: true, value: small }),
    );
  });

  test('from the middle of another buffer', () => {
    const inside = Buffer.concat([Buffer.from('before'), printBase(small), Buffer.from('after')]);
    const bytes = inside.subarray(6, inside.length - 5);
    expect(comparable(parseBase(bytes, file))).toEqual(comparable({ ok: true, value: small }));
  });

  test('in another order, and with a file twice: git may bring about both', () => {
    const [first, ...entries] = entriesOf(small);
    const text = [first, ...entries.reverse(), entries[0]].join('');
    expect(comparable(parseBase(Buffer.from(text), file))).toEqual(
      comparable({ ok: true, value: small }),
    );
  });
});

/** The first line of a base, and its files. */
function entriesOf(base: Base): readonly string[] {
  return Buffer.from(printBase(base))
    .toString()
    .split(/^(?=file )/m);
}

test('a base of an earlier idp is read', () => {
  const old = new Map(
    [...small].filter((one): one is [(typeof one)[0], GeneratedFile] => 'bytes' in one[1]),
  );
  const logo = { bytes: Buffer.from([0x89, 0x50, 0]), executable: false, once: false };
  const tree: Tree<GeneratedFile> = new Map([
    ...old,
    ['logo.png' as never, { ...logo, from: ['x'] }],
  ]);
  const text = Buffer.from(packFiles(tree));
  expect(text.toString()).toMatch(/^idp base 1\n[\s\S]*end 3\n$/);
  const read = parseBase(text, file);
  expect(
    read.ok && [...read.value].map(([path, one]) => [path, 'bytes' in one && one.bytes]),
  ).toEqual([...tree.keys()].sort().map((path) => [path, tree.get(path)?.bytes]));
});

describe('one that is damaged is an error', () => {
  const bytes = Buffer.from(printBase(small));
  const text = bytes.toString();

  test('wherever it was cut, but between two files', () => {
    const ends = entriesOf(small).map(
      (_, index, all) => Buffer.from(all.slice(0, index + 1).join('')).length,
    );
    for (let length = 0; length < bytes.length; length += 1)
      expect({ length, ok: parseBase(bytes.subarray(0, length), file).ok }).toEqual({
        length,
        ok: ends.includes(length),
      });
  });

  test('whichever byte of it is another', () => {
    for (const [at, byte] of bytes.entries()) {
      const other = Buffer.from(bytes);
      other[at] = byte ^ 1;
      expect({ at, ok: parseBase(other, file).ok }).toEqual({ at, ok: false });
    }
  });

  test.each([
    ['a version that never was', text.replace('base 2', 'base 0'), 1],
    ['a line more in a file', text.replace('|#!/bin/sh\n', '|#!/bin/sh\n|set -e\n'), 11],
    [
      'a file twice with another content',
      text + text.slice(11).replace('644 once', '644 managed'),
      17,
    ],
    ['a path out of the folder', text.replaceAll('src/run.sh', '../run.sh'), 11],
    ['a mode that is none', text.replace('755', '777'), 11],
    ['text after the end', `${text}\n`, 17],
    ['line ends of Windows', text.replaceAll('\n', '\r\n'), 1],
    ['nothing in it', '', 1],
  ])('by %s', (_, damaged, line) => {
    expect(parseBase(Buffer.from(damaged), file)).toEqual({
      ok: false,
      diagnostics: [
        {
          code: 'lockfile/invalid',
          message:
            'is not as idp wrote it: it was edited by hand, or two versions of it were merged',
          location: { file, line, column: 1 },
          hint: 'rebuild it from git or from the catalog: idp update --repair',
        },
      ],
    });
  });

  test.each([
    ['in it', text.replace('file 755', '<<<<<<< HEAD\nfile 755')],
    ['at its end alone', `${text}>>>>>>> main\n`],
    ['of Windows', text.replace('file 755', '<<<<<<<\r\nfile 755')],
    ['in one of an earlier idp', 'idp base 1\n<<<<<<< HEAD\nend 0\n'],
    ['from its beginning on', `<<<<<<< HEAD\n${text}`],
  ])('by markers of a merge %s', (_, damaged) => {
    expect(parseBase(Buffer.from(damaged), file)).toEqual({
      ok: false,
      diagnostics: [
        {
          code: 'lockfile/invalid',
          message: 'contains merge conflict markers',
          location: { file },
          hint: 'merge both sides with idp update --repair, or take one: git checkout --ours -- .idp (or --theirs), then idp update',
        },
      ],
    });
  });

  test('because a newer idp wrote it', () => {
    expect(parseBase(Buffer.from('idp base 3\nwhatever\n'), file)).toMatchObject({
      diagnostics: [
        { message: 'was written by a newer idp (base 3, known up to 2)', hint: 'update idp' },
      ],
    });
  });
});

/** Bytes as text, one character each. */
function comparable(read: ReturnType<typeof parseBase>) {
  if (!read.ok) return read.diagnostics;
  const files = [...read.value].map(([path, file]) => {
    if ('sha256' in file) return [path, file] as const;
    return [path, { ...file, bytes: Buffer.from(file.bytes).toString('latin1') }] as const;
  });
  return Object.fromEntries(files);
}
