import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rulePages } from './rules-index.ts';

const root = new URL('../../', import.meta.url);

/** Made from the program: their words are those of its messages, flags and schemas. */
const generated = ['commands.md', 'errors.md', 'layers.md', 'manifest.md'];

const pages = [
  ...readdirSync(new URL('docs/', root))
    .filter((name) => name.endsWith('.md') && !generated.includes(name))
    .map((name) => `docs/${name}`),
  ...rulePages().map((code) => `docs/rules/${code}.md`),
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
];

/** What nobody searches for, and British spelling beside the American of the command line. */
const unwanted =
  /\b(?:lays?|laid|laying|mend(?:s|ed)?|held (?:to|against)|golden texts?|seeded|verbs?|told|tells|organis\w*|customis\w*|colour\w*|licences?|behaviour|cancell\w+|harbour|catalogue)\b/gi;

test.each(pages)('%s uses the words of the field', (name) => {
  const prose = readFileSync(new URL(name, root), 'utf8')
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .replaceAll(/`[^`\n]*`/g, '')
    .replaceAll(/\]\([^)]*\)/g, ']');
  // The sentence below the title of a rule comes from its code.
  const own = name.startsWith('docs/rules/') ? prose.split('\n').slice(3).join('\n') : prose;
  expect(own.match(unwanted) ?? []).toEqual([]);
});

test.each(pages)('%s runs no package of a stranger', (name) => {
  expect(readFileSync(new URL(name, root), 'utf8')).not.toMatch(
    /^[$ ]*(?:npx|npm i(?:nstall)?(?: -g| --global)?) idp\b/m,
  );
});

test('what people search for is in the README', () => {
  const page = readFileSync(new URL('README.md', root), 'utf8').toLowerCase();
  const words = ['scaffold', 'template', 'generat', 'update', 'conflict', 'golden-path', 'install'];
  expect(words.filter((word) => !page.includes(word))).toEqual([]);
});
