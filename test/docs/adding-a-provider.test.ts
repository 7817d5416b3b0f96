import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shellWithShipped } from '../support/run-idp.ts';
import { blocksOf } from './blocks.ts';

const page = readFileSync(new URL('../../docs/adding-a-provider.md', import.meta.url), 'utf8');
const folder = 'templates/capabilities/portal/cortex';

/** Follows the page step by step, in a copy of the shipped catalog. */
test('the page adds a provider with one folder, and covers all of it', async () => {
  const shell = shellWithShipped();
  const templates = join(shell.work, 'templates');
  cpSync('templates', templates, { recursive: true });
  const files = blocksOf(page).flatMap(({ file, text }) => (file ? [{ file, text }] : []));
  for (const { file, text } of files) {
    expect(file).toMatch(new RegExp(`^${folder}/`));
    shell.write(file, text);
  }
  const environment = { IDP_CATALOG: 'templates' };
  const argv = ['test', 'portal/cortex', '--update', '--min-coverage', '100'];
  const recorded = await shell.idp(argv, { environment });
  expect(recorded.out, recorded.err).toContain('no problems found');
  expect(recorded).toMatchObject({ exit: 0 });
  const examples = files.flatMap(({ file }) => /examples\/(.+)\.yaml$/.exec(file)?.[1] ?? []);
  const tested = await shell.idp(['test', ...examples.map((name) => `portal/cortex/${name}`)], {
    environment,
  });
  expect(tested.out, tested.err).toContain('no problems found');
  expect(tested).toMatchObject({ exit: 0 });
  expect(addedTo(templates)).toEqual(
    [...new Set([...files.map(({ file }) => file), ...snapshots(files)])].sort(),
  );
});

/** The files that the shipped catalog does not have, or has with another content. */
function addedTo(templates: string): readonly string[] {
  const paths = readdirSync(templates, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(templates.length + 1));
  const differs = (path: string) => {
    try {
      return !readFileSync(join('templates', path)).equals(readFileSync(join(templates, path)));
    } catch {
      return true;
    }
  };
  return paths
    .filter(differs)
    .map((path) => `templates/${path}`)
    .sort();
}

function snapshots(files: readonly { readonly file: string }[]): readonly string[] {
  return files
    .map(({ file }) => file)
    .filter((file) => file.includes('/examples/'))
    .map((file) => file.replace(/\.yaml$/, '.golden'));
}
