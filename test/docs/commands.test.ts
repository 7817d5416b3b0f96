import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandDefinitions } from '../../src/cli/commands.ts';
import { commandsPage } from './commands-page.ts';

const file = new URL('../../docs/commands.md', import.meta.url);

/** UPDATE_DOCS=1 writes the page as it must be. */
test('the page of commands is made from the table of flags', () => {
  if (process.env.UPDATE_DOCS) writeFileSync(file, commandsPage());
  expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(commandsPage());
});

test('every command is on the page with an example, except those that no list shows', () => {
  const page = commandsPage();
  const sections = [...page.matchAll(/^## `idp (\w+)`$/gm)].map(([, name]) => name);
  expect(sections).toEqual(
    commandDefinitions.filter(({ hidden }) => !hidden).map(({ name }) => name),
  );
  expect(page.match(/^Example: `idp .*`$|^Example: `source <\(idp .*\)`$/gm)).toHaveLength(
    sections.length,
  );
});
