import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { until } from '../support/poll.ts';
import { type Shell, shellWith } from '../support/run-idp.ts';
import { pathsIn } from '../support/tree-text.ts';

const manifest = `apiVersion: idp/v1
kind: Template
metadata: { name: raft, title: Raft, owner: pilots, version: 0.1.0 }
spec:
  creates: raft
  parameters:
    name: { type: string, title: Name, format: dns-label }
`;

/** Somebody who works on the template raft while `idp dev` watches. */
function author(...args: readonly string[]) {
  const shell = shellWith('several-of-one-kind');
  shell.write('templates/raft/template.yaml', manifest);
  shell.write('templates/raft/examples/default.yaml', 'answers: { name: kon-tiki }\n');
  shell.write('templates/raft/examples/small.yaml', 'answers: { name: log }\n');
  shell.write('templates/raft/skeleton/README.md.hbs', '# {{name}}\n');
  const { signal, end } = cancellation();
  const output = (path: string) => join(shell.work, '.idp-dev/raft', path);
  const outputOf = (path: string) =>
    existsSync(output(path)) ? readFileSync(output(path), 'utf8') : undefined;
  let said = '';
  const onErr = (text: string) => {
    said += text;
  };
  const run = shell.idp(['dev', 'raft', ...args], { signal, onErr });
  onTestFinished(async () => {
    end();
    await run;
  });
  const hears = (words: string) => until(`it says ${words}`, () => said.includes(words));
  const sees = (path: string, text: string | undefined) =>
    until(`${path} is ${text}`, () => outputOf(path) === text);
  const stop = async () => {
    end();
    return run;
  };
  return { shell, sees, hears, stop, output };
}

function cancellation() {
  const controller = new AbortController();
  return { signal: controller.signal, end: () => controller.abort() };
}

function skeleton({ work }: Shell, path: string): string {
  return join(work, 'templates/raft/skeleton', path);
}

test('each save is rendered, and reported by file with the lines that came and went', async () => {
  const { shell, sees, stop } = author();
  await sees('README.md', '# kon-tiki\n');
  shell.write('templates/raft/skeleton/README.md.hbs', '# {{name}}\n\nFloats.\n');
  await sees('README.md', '# kon-tiki\n\nFloats.\n');
  shell.write('templates/raft/skeleton/logs/balsa.txt', 'nine\n');
  await sees('logs/balsa.txt', 'nine\n');
  shell.write('templates/raft/skeleton/logs/balsa.txt', 'ten\n');
  await sees('logs/balsa.txt', 'ten\n');
  rmSync(skeleton(shell, 'logs'), { recursive: true });
  await sees('logs/balsa.txt', undefined);
  expect(await stop()).toEqual({
    exit: 0,
    out: 'create  README.md  +1\nupdate  README.md  +2\ncreate  logs/balsa.txt  +1\nupdate  logs/balsa.txt  +1  -1\ndelete  logs/balsa.txt  -1\n',
    err: 'watching templates, writing to .idp-dev/raft; press Ctrl-C to stop\n',
  });
});

test('a template that is broken for a while is reported with its location, and the last output stays', async () => {
  const { shell, sees, hears, stop } = author();
  await sees('README.md', '# kon-tiki\n');
  shell.write('templates/raft/template.yaml', manifest.replace('creates', 'craetes'));
  await hears('templates/raft/template.yaml:5:3  "craetes" is not a key of spec');
  rmSync(join(shell.work, 'templates/raft/template.yaml'));
  await hears('templates contains no template  [catalog/empty]');
  shell.write('templates/raft/template.yaml', manifest);
  shell.write('templates/raft/skeleton/README.md.hbs', '# {{nmae}}\n');
  await hears('   1 | # {{nmae}}\n     |     ^~~~\n   hint  did you mean name?\n');
  await sees('README.md', '# kon-tiki\n');
  shell.write('templates/raft/skeleton/README.md.hbs', '# {{name}}!\n');
  await sees('README.md', '# kon-tiki!\n');
  expect((await stop()).exit).toBe(0);
});

test('a text that is no UTF-8 for a while is reported, and fixed by a save', async () => {
  const { shell, sees, hears, stop } = author();
  await sees('README.md', '# kon-tiki\n');
  const file = join(shell.work, 'templates/raft/template.yaml');
  writeFileSync(file, Buffer.from(manifest.replace('Raft', 'R\u00e5ft'), 'latin1'));
  await hears('cannot read templates/raft/template.yaml: it is not UTF-8 text');
  shell.write('templates/raft/template.yaml', manifest);
  shell.write('templates/raft/skeleton/README.md.hbs', '# {{name}}!\n');
  await sees('README.md', '# kon-tiki!\n');
  expect((await stop()).exit).toBe(0);
});

test('what is wrong from the start is reported, and fixed by a save', async () => {
  const { shell, sees, hears, stop } = author('--set', 'name=Kon Tiki');
  await hears('"name" is "Kon Tiki" (--set name), but must be');
  await hears('watching templates');
  shell.write('templates/raft/template.yaml', manifest.replace(', format: dns-label', ''));
  await sees('README.md', '# Kon Tiki\n');
  expect((await stop()).exit).toBe(0);
});

test('a file that is created once, which an update would leave alone, follows too', async () => {
  const { shell, sees, stop } = author();
  await sees('README.md', '# kon-tiki\n');
  const rule = '  files: [{ path: "**", once: true }]\n';
  shell.write('templates/raft/template.yaml', manifest + rule);
  shell.write('templates/raft/skeleton/README.md.hbs', '# {{name}}!\n');
  await sees('README.md', '# kon-tiki!\n');
  expect((await stop()).exit).toBe(0);
});

test('an editor that saves beside the file and renames over it is followed', async () => {
  const { shell, sees, stop } = author();
  await sees('README.md', '# kon-tiki\n');
  for (const word of ['one', 'two', 'three']) {
    writeFileSync(skeleton(shell, 'README.md.hbs~'), `# {{name}} ${word}\n`);
    renameSync(skeleton(shell, 'README.md.hbs~'), skeleton(shell, 'README.md.hbs'));
    await sees('README.md', `# kon-tiki ${word}\n`);
  }
  expect((await stop()).exit).toBe(0);
});

test('only files that changed are written', async () => {
  const { shell, sees, stop, output } = author();
  await sees('README.md', '# kon-tiki\n');
  writeFileSync(output('README.md'), '# kon-tiki\n');
  shell.write('templates/raft/skeleton/SAILS.md', 'one\n');
  await sees('SAILS.md', 'one\n');
  expect((await stop()).out).toBe('create  README.md  +1\ncreate  SAILS.md  +1\n');
});

test('--example takes its answers, --verbose shows the difference', async () => {
  const { sees, stop } = author('--example', 'small', '--verbose');
  await sees('README.md', '# log\n');
  expect((await stop()).out).toBe('create  README.md\n@@ -0,0 +1 @@\n+# log\n');
});

test('a folder of somebody is never written, nor one in the catalog', async () => {
  const shell = shellWith('several-of-one-kind');
  shell.write('templates/raft/template.yaml', manifest);
  shell.write('mine/notes.md', 'mine\n');
  const occupied = await shell.idp(['dev', 'raft', '--out', 'mine']);
  expect(occupied).toEqual({
    exit: 2,
    out: '',
    err: 'mine contains files that idp dev did not write  [files/not-empty]\n   hint  choose another folder with --out DIR\n',
  });
  const inside = await shell.idp(['dev', 'raft', '--out', 'templates/out']);
  expect(inside.err).toBe(
    'templates/out is inside the watched catalog templates  [usage/invalid]\n   hint  choose a folder outside it with --out DIR\n',
  );
});

test.each([
  { args: ['raff'], said: '"raff" is not a template in templates', hint: 'did you mean raft?' },
  { args: ['ferry'], said: '"ferry" is not a template in templates', hint: 'available: raft' },
  { args: [''], said: '"" is not a template in templates', hint: 'available: raft' },
  {
    args: ['raft', '--example', 'smal'],
    said: '"smal" is not an example of raft',
    hint: 'did you mean small?',
  },
])('a name that no save puts right ends it: $args', async ({ args, said, hint }) => {
  const shell = shellWith('several-of-one-kind');
  shell.write('templates/raft/template.yaml', manifest);
  shell.write('templates/raft/examples/small.yaml', 'answers: { name: log }\n');
  const before = pathsIn(shell.work);
  expect(await shell.idp(['dev', ...args])).toEqual({
    exit: 2,
    out: '',
    err: `${said}  [catalog/unknown-template]\n   hint  ${hint}\n`,
  });
  expect(pathsIn(shell.work)).toEqual(before);
});
