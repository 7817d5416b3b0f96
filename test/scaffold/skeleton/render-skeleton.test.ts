import { describe, expect, test } from 'vitest';
import { templateText } from '../../catalog/catalog-of.ts';
import { type Folder, layFrom, layText, troubleOf } from '../compose/path-of.ts';

const parameters = `  parameters:
    name: { type: string, default: orders }
    store: { type: string, enum: [none, sled], default: none }
    topics: { type: array, items: {}, default: [created, paid] }
    token: { type: string, secret: true, default: s3cr3t }
`;

/** A template `rust-worker` with these files in its skeleton and these rules for them. */
function folderOf(files: Folder, rules = ''): Folder {
  const skeleton = Object.entries(files).map(([path, content]) => [
    path.startsWith('x:')
      ? `x:rust-worker/skeleton/${path.slice(2)}`
      : `rust-worker/skeleton/${path}`,
    content,
  ]);
  return {
    'rust-worker/template.yaml': templateText('rust-worker', parameters + rules),
    ...(Object.fromEntries(skeleton) as Folder),
  };
}

describe('what comes out', () => {
  test('only .hbs files are rendered, and lose the suffix; all others are copied', () => {
    const folder = folderOf({
      'README.md.hbs': '# {{pascal name}}\n',
      'docs/plain.md': '# {{pascal name}} ${{ x }} \\{{\n',
      'x:bin/run.sh.hbs': '#!/bin/sh\nexec {{name}}\n',
      'x:bin/copy.sh': '#!/bin/sh\n',
    });
    expect(layText(folder)).toBe(`-- README.md --
# Orders
-- bin/copy.sh * --
#!/bin/sh
-- bin/run.sh * --
#!/bin/sh
exec orders
-- docs/plain.md --
# {{pascal name}} \${{ x }} \\{{
`);
  });

  test('bytes that are not text are copied as they are', () => {
    const bytes = Buffer.from('89504e470d0a1a0a00ff7b7b6e616d657d7d', 'hex');
    const tree = layFrom(folderOf({ 'logo-{{name}}.png': bytes }));
    const files = tree.ok ? [...tree.value] : [];
    expect(files.map(([path]) => path)).toEqual(['logo-orders.png']);
    expect(Buffer.from(files[0]?.[1].bytes ?? [])).toEqual(bytes);
  });

  test('foreign braces pass, and a backslash makes any other', () => {
    const folder = folderOf({
      'ci.yml.hbs': 'run: ${{ secrets.TOKEN }} in {{name}}\n',
      'chart.yaml.hbs': 'name: \\{{ .Release.Name }}-{{name}}\n',
    });
    expect(layText(folder)).toBe(
      '-- chart.yaml --\nname: {{ .Release.Name }}-orders\n-- ci.yml --\nrun: ${{ secrets.TOKEN }} in orders\n',
    );
  });

  test('an answer is never read as a template', () => {
    const folder = folderOf({ 'a.txt.hbs': '{{name}} {{#each topics}}{{this}} {{/each}}\n' });
    const answers = { name: '{{store}} ${{x}} {{{{raw}}}}', topics: ['{{token}}', '\\{{x'] };
    expect(layText(folder, { answers })).toBe(
      '-- a.txt --\n{{store}} ${{x}} {{{{raw}}}} {{token}} \\{{x \n',
    );
  });

  test('line ends and a missing last newline stay as they are', () => {
    const folder = folderOf({ 'a.txt.hbs': 'one\r\n{{name}}\r\nthree', 'empty.hbs': '', none: '' });
    expect(layText(folder)).toBe('-- a.txt --\none\r\norders\r\nthree-- empty --\n-- none --\n');
  });
});

describe('paths', () => {
  test('are rendered, folders too', () => {
    const folder = folderOf({ '{{kebab name}}/src/{{snake name}}.rs': '' });
    expect(layText(folder, { answers: { name: 'OrderQueue' } })).toBe(
      '-- order-queue/src/order_queue.rs --\n',
    );
  });

  test.each([
    ['../../etc/cron.d/x', 'its path "../../etc/cron.d/x.txt" leaves its folder with ".."'],
    ['/etc/passwd', 'its path "/etc/passwd.txt" is an absolute path'],
    ['C:\\x', 'its path "C:\\\\x.txt" is an absolute path'],
    ['a\\..\\b', 'its path "a\\\\..\\\\b.txt" contains the character "\\\\"'],
    ['NUL', 'its path "NUL.txt" uses the name "NUL.txt", which Windows reserves'],
    ['.git/hooks/x', 'its path ".git/hooks/x.txt" is inside .git, which only git may write'],
    ['.idp/lock', 'its path ".idp/lock.txt" is in a folder that is reserved for idp'],
    ['.IDP/lock', 'its path ".IDP/lock.txt" is in a folder that is reserved for idp'],
  ])('an answer %j in a path is refused', (topic, message) => {
    const folder = folderOf({ '{{first topics}}.txt': '' });
    expect(layFrom(folder, { answers: { topics: [topic ?? ''] } })).toEqual({
      ok: false,
      diagnostics: [
        {
          code: 'path/invalid',
          message,
          location: { file: 'paths/rust-worker/skeleton/{{first topics}}.txt' },
          hint: 'rename it, or check the answers in its name',
        },
      ],
    });
  });

  test('a path that renders to nothing is refused', () => {
    const folder = folderOf({ '{{#if (eq store "sled")}}x{{/if}}': '' });
    expect(troubleOf(layFrom(folder))).toEqual([
      'paths/rust-worker/skeleton/{{#if (eq store "sled")}}x{{/if}} its path "" is an empty path [path/invalid]',
    ]);
  });

  test('two files that render to one path are a collision', () => {
    const folder = folderOf({ 'orders.txt': 'a', '{{name}}.txt': 'b' });
    expect(troubleOf(layFrom(folder))).toEqual([
      'paths/rust-worker/skeleton/{{name}}.txt generates orders.txt, as paths/rust-worker/skeleton/orders.txt does [path/collision]',
    ]);
  });

  test('a file that is copied and one that is rendered are a collision', () => {
    const folder = folderOf({ 'src/main.ts': 'a', 'src/main.ts.hbs': 'b' });
    expect(troubleOf(layFrom(folder))).toEqual([
      'paths/rust-worker/skeleton/src/main.ts.hbs generates src/main.ts, as paths/rust-worker/skeleton/src/main.ts does [path/collision]',
    ]);
  });

  test('paths that some file system takes for one are a collision', () => {
    const folder = folderOf({ Makefile: 'a', 'make{{lower "FILE"}}': 'b', 'makefile/x': '' });
    expect(troubleOf(layFrom(folder))).toEqual([
      'paths/rust-worker/skeleton/make{{lower "FILE"}} Makefile and makefile differ only in case [path/collision]',
      'paths/rust-worker/skeleton/makefile/x makefile is a file, but makefile/x needs it to be a folder [path/collision]',
    ]);
  });
});

describe('rules', () => {
  const files = { 'src/store/sled.rs': '', 'src/main.rs': '', LICENSE: '' };
  const rules = `  files:
    - { path: "src/store/**", when: (ne store "none") }
    - { path: "src/**", once: true }
`;

  test.each([
    ['none', '-- LICENSE --\n-- src/main.rs --\n'],
    ['sled', '-- LICENSE --\n-- src/main.rs --\n-- src/store/sled.rs --\n'],
  ])('with store %s', (store, text) => {
    expect(layText(folderOf(files, rules), { answers: { store } })).toBe(text);
  });

  test('seed what they say', () => {
    const tree = layFrom(folderOf(files, rules), { answers: { store: 'sled' } });
    const once = tree.ok ? [...tree.value].filter(([, file]) => file.once) : [];
    expect(once.map(([path]) => path)).toEqual(['src/store/sled.rs', 'src/main.rs']);
  });

  test('a file that a rule leaves out may use what is absent then', () => {
    const spec = `  parameters:
    store: { type: string, enum: [none, sled], default: none }
    folder: { type: string, default: data, when: (ne store "none") }
  files: [{ path: "store.toml", when: (ne store "none") }]
`;
    const folder = {
      'rust-worker/template.yaml': templateText('rust-worker', spec),
      'rust-worker/skeleton/store.toml.hbs': 'folder = {{toml folder}}\n',
    };
    expect(layText(folder)).toBe('');
    expect(layText(folder, { answers: { store: 'sled' } })).toBe(
      '-- store.toml --\nfolder = "data"\n',
    );
  });
});

describe('what is wrong is reported with its location', () => {
  test.each<[title: string, files: Folder, message: string]>([
    [
      'a name that nobody declares',
      { 'a.txt.hbs': 'x\n  {{nmae}}\n' },
      'a.txt.hbs:2:5 "nmae" is not a parameter of rust-worker [skeleton/undeclared-name]',
    ],
    [
      'also in a condition',
      { 'a.txt.hbs': '{{#if nmae}}x{{/if}}' },
      'a.txt.hbs:1:7 "nmae" is not a parameter of rust-worker [skeleton/undeclared-name]',
    ],
    [
      'also in a path',
      { '{{nmae}}.txt': '' },
      '{{nmae}}.txt "nmae" is not a parameter of rust-worker [skeleton/undeclared-name]',
    ],
    [
      'a secret',
      { 'a.txt.hbs': '{{token}}' },
      'a.txt.hbs:1:3 "token" is a secret and would be written to the file here [skeleton/secret]',
    ],
    [
      'a helper that does not exist',
      { 'a.txt.hbs': '{{shout name}}' },
      'a.txt.hbs:1:3 "shout" is not a helper [skeleton/unknown-helper]',
    ],
    [
      'a block that is not closed',
      { 'a.txt.hbs': 'x\n{{#if name}}\n' },
      'a.txt.hbs:2:1 the block #if is not closed by {{/if}} [skeleton/syntax]',
    ],
    [
      'a list where a text goes',
      { 'a.txt.hbs': 'topics: {{topics}}' },
      'a.txt.hbs:1:11 ["created","paid"] is of type array and cannot be printed directly [skeleton/arguments]',
    ],
  ])('%s', (_, files, message) => {
    expect(troubleOf(layFrom(folderOf(files)))).toEqual([`paths/rust-worker/skeleton/${message}`]);
  });

  test('a .hbs file that is not text', () => {
    const folder = folderOf({ 'logo.png.hbs': Buffer.from([0x89, 0x50, 0]) });
    expect(troubleOf(layFrom(folder))).toEqual([
      'paths/rust-worker/skeleton/logo.png.hbs is not UTF-8 text, so it cannot be rendered [skeleton/syntax]',
    ]);
  });

  test('in every file at once', () => {
    const folder = folderOf(
      { 'a.hbs': '{{x}}{{y}}', 'b.hbs': '{{z}}' },
      '  files: [{ path: a, when: w }]\n',
    );
    expect(troubleOf(layFrom(folder)).map((line) => /"(\w)"/.exec(line)?.[1])).toEqual([
      'x',
      'y',
      'z',
      'w',
    ]);
  });
});
