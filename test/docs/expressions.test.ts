import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseData } from '../../src/shared/data/parse.ts';
import type { Mapping } from '../../src/shared/data/value.ts';
import { unwrap } from '../../src/shared/result.ts';
import { helpers } from '../../src/templating/helpers.ts';
import { parseTemplate } from '../../src/templating/parse.ts';
import { renderTemplate } from '../../src/templating/render.ts';
import { blocksOf } from './blocks.ts';

const file = new URL('../../docs/expressions.md', import.meta.url);
const page = readFileSync(file, 'utf8');

/** UPDATE_DOCS=1 writes the page as it must be. */
test('every helper is on the page, with its result and an example that runs', () => {
  const rendered = withResults(withTable(page));
  if (process.env.UPDATE_DOCS) writeFileSync(file, rendered);
  expect(rendered).toBe(page);
});

function names(): Mapping {
  const text = blocksOf(page).find((block) => block.file === 'names')?.text ?? '';
  const parsed = parseData('yaml', text);
  if ('error' in parsed) throw new Error(parsed.error.message);
  return parsed.value as Mapping;
}

function render(text: string): string {
  return renderTemplate(unwrap(parseTemplate(text, { file: 'docs/expressions.md' })), {
    names: names(),
  });
}

/** One row for each helper, in the order of the code; the examples are those of the page. */
function withTable(text: string): string {
  const rows = Object.entries(helpers).map(([name, { usage, does }]) => {
    const example = text.match(
      new RegExp(`^\\| \`\\(${name} .*?\\| \`(\\{\\{.*?\\}\\})\` \\|`, 'm'),
    )?.[1];
    if (example === undefined) throw new Error(`docs/expressions.md has no example of ${name}`);
    if (!example.includes(`${name} `)) throw new Error(`${example} does not show ${name}`);
    return `| \`${usage}\` | ${does} | \`${example}\` | \`${render(example)}\` |\n`;
  });
  return text.replace(/(^\| --- .*\n)(?:\| `.*\n)+/m, (_, head: string) => head + rows.join(''));
}

/** Each template with its output below. */
function withResults(text: string): string {
  return text.replace(
    /(```text template\n)([\s\S]*?)(```\n\n```text result\n)[\s\S]*?(?=^```$)/gm,
    (_, head: string, template: string, between: string) =>
      head + template + between + render(template),
  );
}
