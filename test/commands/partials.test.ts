import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commitAll, git } from '../follow/support/git.ts';
import { until } from '../support/poll.ts';
import { type Shell, shellWith } from '../support/run-idp.ts';
import { raftTemplate } from './a-catalog.ts';

const files: Readonly<Record<string, string>> = {
  'platform.yaml': 'apiVersion: idp/v1\nkind: Platform\nmetadata: { name: bay }\nspec: {}\n',
  'raft/template.yaml': `${raftTemplate}    logs: { type: integer, title: Logs, default: 9 }
`,
  'raft/examples/default.yaml': 'answers: { name: kon-tiki }\n',
  'raft/skeleton/README.md.hbs': '{{> head}}\n  {{> size unit="logs"}}\n',
  'raft/partials/size.hbs': '{{#if (gt logs 1)}}\n{{logs}} {{unit}}\n{{else}}\none log\n{{/if}}\n',
  'partials/head.hbs': '# {{name}}\n',
};

/** An author of a catalog with a partial of its own and one of a template. */
function author(): Shell {
  const shell = shellWith('several-of-one-kind');
  for (const [path, text] of Object.entries(files)) shell.write(`templates/${path}`, text);
  return shell;
}

test('a project has what its partials print', async () => {
  const shell = author();
  const { exit } = await shell.idp([
    'new',
    'raft',
    'log',
    '--catalog',
    'templates',
    '--yes',
    '--no-hooks',
  ]);
  expect(exit).toBe(0);
  expect(readFileSync(join(shell.work, 'log/README.md'), 'utf8')).toBe('# log\n  9 logs\n');
});

test('what a partial cannot print is reported where it is written', async () => {
  const shell = author();
  shell.write('templates/partials/head.hbs', '# {{name}}\n{{crew}}\n');
  const { exit, out } = await shell.idp(['validate', 'templates']);
  expect(exit).toBe(1);
  expect(out).toContain('templates/partials/head.hbs:2:3  "crew" is not a parameter of raft');
});

test('branches of a partial count, and are found in its file', async () => {
  const shell = author();
  const { out } = await shell.idp(['test', '--catalog', 'templates', '--coverage']);
  expect(out).toContain('templates/raft/partials/size.hbs');
  expect(out).toContain('{{#if (gt logs 1)}}');
  await shell.idp(['test', '--catalog', 'templates', '--lcov', 'lcov.info']);
  const lcov = readFileSync(join(shell.work, 'lcov.info'), 'utf8');
  expect(lcov).toContain('SF:templates/raft/partials/size.hbs\nBRDA:1,0,0,');
  expect(lcov).toMatch(/size\.hbs\n(?:.*\n)*?DA:2,[1-9]/);
});

test('a change of a partial is a change of the template that calls it', async () => {
  const shell = author();
  git(shell.work, 'init', '--quiet');
  commitAll(shell.work);
  shell.write('templates/partials/head.hbs', '# The {{name}}\n');
  const { exit, out } = await shell.idp(['validate', 'templates', '--since', 'HEAD']);
  expect(exit).toBe(1);
  expect(out).toContain('[manifest/same-version]');
  expect(out).toContain('templates/raft/template.yaml');
});

test('idp dev renders again when a partial is saved', async () => {
  const shell = author();
  const controller = new AbortController();
  const run = shell.idp(['dev', 'raft'], { signal: controller.signal });
  onTestFinished(async () => {
    controller.abort();
    await run;
  });
  const output = join(shell.work, '.idp-dev/raft/README.md');
  const shows = (text: string) =>
    until(text, () => existsSync(output) && readFileSync(output, 'utf8') === text);
  await shows('# kon-tiki\n  9 logs\n');
  shell.write('templates/partials/head.hbs', '# {{upper name}}\n');
  await shows('# KON-TIKI\n  9 logs\n');
});
