import { parse as parseTomlText } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { mergeContent } from '../../../src/plan/merge/merge-file.ts';
import { readJsonTree } from '../../../src/shared/data/json-tree.ts';
import { mergeYamlText } from '../../../src/shared/data/merge-yaml.ts';
import { deepest, findTooDeep } from '../../../src/shared/data/nesting.ts';
import { parseData } from '../../../src/shared/data/parse.ts';
import { readToml } from '../../../src/shared/data/read-toml.ts';
import { readYaml } from '../../../src/shared/data/read-yaml.ts';
import { labels } from '../../plan/trees.ts';

type Language = Parameters<typeof findTooDeep>[0];

const lines = (depth: number, line: (indent: string) => string) =>
  Array.from({ length: depth }, (_, level) => line(' '.repeat(level))).join('');

/** Texts by how deep they go. */
const forms: Readonly<Record<string, readonly [Language, (depth: number) => string]>> = {
  'lists of JSON': ['json', (depth) => '['.repeat(depth) + ']'.repeat(depth)],
  'objects of JSON': ['json', (depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
  'lists of YAML in brackets': ['yaml', (depth) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`],
  'mappings of YAML in braces': [
    'yaml',
    (depth) => `${'{a: '.repeat(depth)}1${'}'.repeat(depth)}\n`,
  ],
  'mappings of YAML by indentation': [
    'yaml',
    (depth) => `${lines(depth - 1, (indent) => `${indent}a:\n`)}${' '.repeat(depth)}b: 1\n`,
  ],
  'lists of YAML on one line': ['yaml', (depth) => `${'- '.repeat(depth - 1)}x\n`],
  'lists of YAML by indentation': [
    'yaml',
    (depth) => `${lines(depth - 1, (indent) => `${indent}-\n`)}${' '.repeat(depth)}- x\n`,
  ],
  'lists of TOML': ['toml', (depth) => `a = ${'['.repeat(depth)}${']'.repeat(depth)}\n`],
  'keys of TOML with dots': ['toml', (depth) => `a${'.a'.repeat(depth)} = 1\n`],
  'tables of TOML with dots': ['toml', (depth) => `[a${'.a'.repeat(depth)}]\n`],
};

describe('nesting is found before any parser', () => {
  test.each(Object.entries(forms))('%s', (_, [language, form]) => {
    expect(findTooDeep(language, form(deepest - 2))).toBeUndefined();
    expect(findTooDeep(language, form(deepest + 2))).toBeDefined();
  });

  test.each(Object.entries(forms))(
    '%s, 100,000 levels deep, is reported and never thrown',
    (_, [language, form]) => {
      const text = form(form(2000).length > 100_000 ? 2000 : 100_000);
      expect(parseData(language, text)).toMatchObject({
        error: { message: 'it is nested more than 500 levels deep' },
      });
      const read = { json: readJsonTree, yaml: readYaml, toml: readToml }[language];
      expect(read(text)).toBeUndefined();
      if (language === 'yaml')
        expect(mergeYamlText(text, 'a: 1\n')).toEqual({
          reason: 'one of them is nested more than 500 levels deep',
        });
    },
  );

  test.each(Object.entries(forms))('%s are merged by lines', (_, [language, form]) => {
    const text = form(2000);
    const end = language === 'json' ? '\n' : '# end\n';
    const merged = mergeContent(
      `deep.${language}`,
      { bytes: Buffer.from(`${text}\n${end}`) },
      Buffer.from(`# mine\n${text}\n${end}`),
      Buffer.from(`${text}\n${end}# theirs\n`),
      labels,
    );
    const bytes = 'bytes' in merged ? merged.bytes : new Uint8Array();
    const isRight = Buffer.from(bytes).toString() === `# mine\n${text}\n${end}# theirs\n`;
    expect([merged.kind, isRight]).toEqual(['merged', true]);
  });
});

describe('what only looks nested is not', () => {
  const many = '[{'.repeat(1000);
  test.each<[string, Language, string]>([
    ['brackets in a text of JSON', 'json', `{"a": "${many}\\"${many}"}`],
    ['brackets in a comment of JSON', 'json', `{} // ${many}\n/* ${many}\n${many} */`],
    ['brackets in quotes', 'yaml', `a: "${many}"\nb: '${many}'\n`],
    ['brackets in a block', 'yaml', `a: |\n  ${many}\nb: >\n  ${many}\n`],
    ['brackets in a comment', 'yaml', `a: 1 # ${many}\n# ${many}\n`],
    ['brackets in a plain text', 'yaml', `a: b${many}\n`],
    ['many documents', 'yaml', '---\na:\n  b: 1\n'.repeat(1000)],
    ['many items', 'yaml', '- a:\n  - b\n'.repeat(1000)],
    ['lists at the column of their keys', 'yaml', 'a:\n- b: 1\n  c:\n  - 1\n'.repeat(1000)],
    ['many lists', 'yaml', '- [a, {b: 1}]\n'.repeat(1000)],
    [
      'brackets in texts of TOML',
      'toml',
      `a = "${many}\\"${many}"\nb = '${many}'\nc = """${many}"\n${many}"""\nd = '''\n${many}'''\n`,
    ],
    ['brackets in a comment of TOML', 'toml', `a = 1 # ${many}\n`],
    ['many tables', 'toml', '[a.b]\nc = 1.5\n'.repeat(1000)],
  ])('%s', (_, language, text) => {
    expect(findTooDeep(language, text)).toBeUndefined();
  });
});

test('what is deep enough to be read is no deeper than the parsers go', () => {
  for (const [language, form] of Object.values(forms)) {
    const text = form(deepest - 2);
    if (language === 'yaml') expect(parseDocument(text, { uniqueKeys: false }).errors).toEqual([]);
    if (language === 'toml') expect(() => parseTomlText(text)).not.toThrow();
  }
});
