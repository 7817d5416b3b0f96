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
    ['..', 'leads out of its folder by ".."'],
    ['../orders', 'leads out of its folder by ".."'],
    ['src/../../orders', 'leads out of its folder by ".."'],
    ['src/..', 'leads out of its folder by ".."'],
    ['./src', 'leads out of its folder by "."'],
    ['src/./main.ts', 'leads out of its folder by "."'],
    ['src//main.ts', 'has an empty part'],
    ['src/', 'has an empty part'],
    ['src\\main.ts', 'holds the character "\\\\"'],
    ['..\\orders', 'holds the character "\\\\"'],
    ['src/main.ts\0.png', 'holds the character "\\u0000"'],
    ['src/a\nb', 'holds the character "\\n"'],
    ['src/\u007f', 'holds the character "\u007f"'],
    ['what?.md', 'holds the character "?"'],
    ['a:stream', 'is an absolute path'],
    ['docs/a:stream', 'holds the character ":"'],
    ['*.ts', 'holds the character "*"'],
    ['a<b', 'holds the character "<"'],
    ['"quoted"', 'holds the character "\\""'],
    ['a|b', 'holds the character "|"'],
    ['CON', 'uses the name "CON", which Windows reserves'],
    ['src/aux.ts', 'uses the name "aux.ts", which Windows reserves'],
    ['nul.tar.gz', 'uses the name "nul.tar.gz", which Windows reserves'],
    ['Prn/x', 'uses the name "Prn", which Windows reserves'],
    ['com1', 'uses the name "com1", which Windows reserves'],
    ['LPT9.txt', 'uses the name "LPT9.txt", which Windows reserves'],
    ['com¹', 'uses the name "com¹", which Windows reserves'],
    ['.git/hooks/pre-commit', 'leads into .git, whose files git runs and obeys'],
    ['vendor/.GIT', 'leads into .git, whose files git runs and obeys'],
    ['GIT~1/config', 'leads into .git, whose files git runs and obeys'],
    ['src/main.ts.', 'has a part that ends in a dot or a space'],
    ['src /main.ts', 'has a part that ends in a dot or a space'],
    ['...', 'has a part that ends in a dot or a space'],
    ['a'.repeat(256), 'has a part of more than 255 bytes'],
    [`docs/${'ü'.repeat(128)}`, 'has a part of more than 255 bytes'],
  ])('%j %s', (path, reason) => {
    expect(parseTreePath(path)).toEqual({
      ok: false,
      diagnostics: [{ code: 'path/invalid', message: `${JSON.stringify(path)} ${reason}` }],
    });
    expect(isTreePath(path)).toBe(false);
  });
});
