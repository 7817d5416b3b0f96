import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commitAll, git } from '../follow/support/git.ts';
import { type Shell, shellWith } from '../support/run-idp.ts';

const manifest = (name: string, more = '') => `apiVersion: idp/v1
kind: Template
metadata: { name: ${name}, title: Boat, owner: pilots, version: 1.0.0 }
spec:
  creates: ${name}
  parameters:
    name: { type: string, title: Name, format: dns-label }
    wet: { type: boolean, title: Wet, default: false, advanced: true }
${more}`;

const files: Readonly<Record<string, string>> = {
  'platform.yaml': 'apiVersion: idp/v1\nkind: Platform\nmetadata: { name: bay }\nspec: {}\n',
  'raft/template.yaml': manifest('raft'),
  'raft/skeleton/README.md.hbs': '{{> "head"}}\n{{wet}}\n',
  'canoe/template.yaml': manifest('canoe', '    crew: { type: string, title: Crew }\n'),
  'canoe/skeleton/README.md.hbs': '{{> head}}\n{{> sailors}}\n',
  'partials/head.hbs': '# {{name}}\n',
  'partials/sailors.hbs': 'The {{#if wet}}wet{{else}}dry{{/if}} {{crew}}.\n',
};

/** A repository with two templates that share partials. */
function author(changes: Readonly<Record<string, string>> = {}): Shell {
  const shell = shellWith('several-of-one-kind');
  for (const [path, text] of Object.entries({ ...files, ...changes }))
    shell.write(`templates/${path}`, text);
  git(shell.work, 'init', '--quiet');
  commitAll(shell.work);
  return shell;
}

/** What is reported, without excerpts and hints. */
async function validate(shell: Shell, ...args: readonly string[]): Promise<readonly string[]> {
  const { out, err } = await shell.idp(['validate', ...args]);
  return [...err.replace(/ \([0-9a-f]{9}\)/, '').split('\n'), ...out.split('\n')].filter((line) =>
    /^\S/.test(line),
  );
}

const versionOf = (name: string, column: number) =>
  `templates/${name}/template.yaml:3:${column}  ${name} is still 1.0.0, but its output changed with its defaults: README.md  [manifest/same-version]`;

describe('--since', () => {
  test('compares with the partials that there were, also if none changed', async () => {
    const shell = author();
    shell.write('templates/raft/skeleton/README.md.hbs', '{{> "head"}}\n{{#if wet}}Wet.{{/if}}\n');
    expect(await validate(shell, '--since', 'HEAD')).toEqual([
      'changed since HEAD: raft; and what depends on it: platform',
      versionOf('raft', 62),
    ]);
  });

  test('finds the callers of a changed partial, however they write its name', async () => {
    const shell = author();
    shell.write('templates/partials/head.hbs', '# The {{name}}\n');
    expect(await validate(shell, '--since', 'HEAD')).toEqual([
      'changed since HEAD: canoe, partials, raft; and what depends on it: platform',
      versionOf('canoe', 63),
      versionOf('raft', 62),
    ]);
  });

  test('does not take a template for changed that has a partial of its own by that name', async () => {
    const shell = author({ 'raft/partials/head.hbs': '# Raft {{name}}\n' });
    shell.write('templates/partials/head.hbs', '# The {{name}}\n');
    expect((await validate(shell, '--since', 'HEAD'))[0]).toBe(
      'changed since HEAD: canoe, partials; and what depends on it: platform',
    );
  });

  test('reports a partial that nothing calls', async () => {
    const shell = author();
    shell.write('templates/partials/mast.hbs', 'A mast.\n');
    expect(await validate(shell, '--since', 'HEAD')).toEqual([
      'changed since HEAD: partials; and what depends on it: platform',
      'templates/partials/mast.hbs  nothing calls this partial  [skeleton/unused-partial]',
    ]);
  });

  test('counts the calls of templates that did not change', async () => {
    const shell = author();
    shell.write(
      'templates/raft/skeleton/README.md.hbs',
      '{{> head}}\n{{#if wet}}\n{{> sailors crew="no"}}\n{{/if}}\n',
    );
    shell.write('templates/raft/template.yaml', manifest('raft').replace('1.0.0', '1.1.0'));
    expect(await validate(shell, '--since', 'HEAD')).toEqual([
      'changed since HEAD: raft; and what depends on it: platform',
      '1 template, 1 file in templates: no problems found',
    ]);
  });
});

describe('a mistake in a partial', () => {
  const wrong = { 'raft/skeleton/README.md.hbs': '{{> head}}\n{{> sailors}}\n' };
  const undeclared =
    'templates/partials/sailors.hbs:1:40  "crew" is not a parameter of raft  [skeleton/undeclared-name]';

  test('is one of the template that calls it', async () => {
    const shell = author(wrong);
    expect(await validate(shell, 'templates/raft')).toEqual([undeclared]);
    expect(await validate(shell, 'templates/raft/skeleton/README.md.hbs')).toEqual([undeclared]);
  });

  test('is none of a template that does not call it', async () => {
    const shell = author({
      ...wrong,
      'canoe/skeleton/README.md.hbs': '{{> head}}\n{{crew}}{{wet}}\n',
    });
    expect(await validate(shell, 'templates/canoe')).toEqual([
      '1 template, 1 file in templates: no problems found',
    ]);
  });

  test('is reported since a commit, though the partial did not change', async () => {
    const shell = author();
    shell.write('templates/raft/skeleton/README.md.hbs', wrong['raft/skeleton/README.md.hbs']);
    expect(await validate(shell, '--since', 'HEAD')).toContain(undeclared);
  });
});

test('a partial that is a link, or not text, is reported', async () => {
  const shell = author();
  const folder = join(shell.work, 'templates/partials');
  symlinkSync('sailors.hbs', join(folder, 'mast.hbs'));
  writeFileSync(join(folder, 'head.hbs'), Buffer.from('# Caf\xe9 {{name}}\n', 'latin1'));
  expect(await validate(shell, 'templates')).toEqual([
    'templates/partials/head.hbs  is not UTF-8 text, so it cannot be rendered  [skeleton/syntax]',
    'templates/partials/mast.hbs  symbolic links are neither packed nor generated  [skeleton/link]',
  ]);
});
