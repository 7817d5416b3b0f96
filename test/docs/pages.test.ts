import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runPage } from './page.ts';

const docs = new URL('../../docs/', import.meta.url);
const pages = readdirSync(docs).filter((name) => name.endsWith('.md'));

test('there are pages', () => {
  expect(pages).toContain('writing-a-template.md');
});

/** UPDATE_DOCS=1 rewrites the outputs on the pages; read the difference before you commit it. */
test.each(pages)('%s is true', async (name) => {
  const file = new URL(name, docs);
  const page = readFileSync(file, 'utf8');
  const run = await runPage(page);
  if (process.env.UPDATE_DOCS) writeFileSync(file, run);
  expect(run).toBe(page);
});

const others = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'src/README.md'];

test.each([...pages.map((name) => `docs/${name}`), ...others])(
  'the links of %s lead somewhere',
  (name) => {
    const file = new URL(`../../${name}`, import.meta.url);
    const page = readFileSync(file, 'utf8');
    const links = [...page.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, link = '']) => link);
    for (const link of links) expect([link, existsSync(new URL(link, file))]).toEqual([link, true]);
  },
);
