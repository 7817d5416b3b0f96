import { describe, expect, test } from 'vitest';
import { isTreePath, parseTreePath } from '../../../src/shared/tree/path.ts';

describe('a path that may be written', () => {
  test.each([
    'README.md',
    'src/main.ts',
    '.github/workflows/ci.yml',
    '.gitignore',
    'git/readme.md',
    '.env.example',
    'src/...rest/[id].ts',
    'docs/Über uns (neu).md',
    'docs/日本語.md',
    'a/b/c/d/e/f/g/h',
    'console.ts',
    'auxiliary/nullable.ts',
    'com10.txt',
    '-rf',
    '~/notes',
    '$HOME/x',
    "it's/a `path`; rm",
    `${'a'.repeat(255)}/b`,
  ])('%s', (path) => {
    expect(parseTreePath(path)).toEqual({ ok: true, value: path });
    expect(isTreePath(path)).toBe(true);
  });
});

describe('a path that may not be written', () => {
  test.each([
    ['', 'is an empty path'],
    ['/etc/passwd', 'is an absolute path'],
    ['//server/share', 'is an absolute path'],
    ['C:\\Windows', 'is an absolute path'],
    ['c:relative', 'is an absolute path'],
    ['..', 'leaves its folder with ".."'],
    ['../orders', 'leaves its folder with ".."'],
    ['src/../../orders', 'leaves its folder with ".."'],
    ['src/..', 'leaves its folder with ".."'],
    ['./src', 'leaves its folder with "."'],
    ['src/./main.ts', 'leaves its folder with "."'],
    ['src//main.ts', 'has an empty segment'],
    ['src/', 'has an empty segment'],
    ['src\\main.ts', 'contains the character "\\\\"'],
    ['..\\orders', 'contains the character "\\\\"'],
    ['src/main.ts\0.png', 'contains the character "\\u0000"'],
    ['src/a\nb', 'contains the character "\\n"'],
    ['src/\u007f', 'contains the character "\u007f"'],
    ['what?.md', 'contains the character "?"'],
    ['a:stream', 'is an absolute path'],
    ['docs/a:stream', 'contains the character ":"'],
    ['*.ts', 'contains the character "*"'],
    ['a<b', 'contains the character "<"'],
    ['"quoted"', 'contains the character "\\""'],
    ['a|b', 'contains the character "|"'],
    ['CON', 'uses the name "CON", which Windows reserves'],
    ['src/aux.ts', 'uses the name "aux.ts", which Windows reserves'],
    ['nul.tar.gz', 'uses the name "nul.tar.gz", which Windows reserves'],
    ['Prn/x', 'uses the name "Prn", which Windows reserves'],
    ['com1', 'uses the name "com1", which Windows reserves'],
    ['LPT9.txt', 'uses the name "LPT9.txt", which Windows reserves'],
    ['com¹', 'uses the name "com¹", which Windows reserves'],
    ['.git/hooks/pre-commit', 'is inside .git, which only git may write'],
    ['vendor/.GIT', 'is inside .git, which only git may write'],
    ['GIT~1/config', 'is inside .git, which only git may write'],
    ['src/main.ts.', 'has a segment that ends in a dot or a space'],
    ['src /main.ts', 'has a segment that ends in a dot or a space'],
    ['...', 'has a segment that ends in a dot or a space'],
    ['a'.repeat(256), 'has a segment of more than 255 bytes'],
    [`docs/${'ü'.repeat(128)}`, 'has a segment of more than 255 bytes'],
  ])('%j %s', (path, reason) => {
    expect(parseTreePath(path)).toEqual({
      ok: false,
      diagnostics: [{ code: 'path/invalid', message: `${JSON.stringify(path)} ${reason}` }],
    });
    expect(isTreePath(path)).toBe(false);
  });
});
