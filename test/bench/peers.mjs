import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { changedFiles, commit, git } from './followed.mjs';
import { filesOf, write } from './workload.mjs';

/** How each peer makes the same files in a folder: its template is written here, its command comes back. */
export function peersOf(work, count, target, peers) {
  const at = (name) => join(work, `${name}-${count}`);
  return [
    { name: 'cookiecutter', command: cookiecutter(at('cookiecutter'), count, target, peers) },
    { name: 'copier', command: copier(at('copier'), count, target, peers) },
    { name: 'plop', ...plop(at('plop'), count, target, peers) },
    { name: 'hygen', ...hygen(at('hygen'), count, target, peers) },
    { name: 'yeoman', ...yeoman(at('yeoman'), count, target, peers) },
    ...(peers.rust
      ? [{ name: 'cargo-generate', command: cargoGenerate(at('cargo'), count, target, peers) }]
      : []),
  ];
}

function cookiecutter(root, count, target, peers) {
  write(join(root, 'cookiecutter.json'), '{ "name": "bench", "owner": "bench" }\n');
  for (const { path, text } of filesOf(count, (name) => `{{ cookiecutter.${name} }}`))
    write(join(root, '{{cookiecutter.name}}', path), text);
  return [peers.python('cookiecutter'), '--no-input', '--output-dir', target, root];
}

function copier(root, count, target, peers) {
  writeCopier(root, count);
  return [peers.python('copier'), 'copy', '--defaults', '--quiet', root, target];
}

function writeCopier(root, count) {
  write(
    join(root, 'copier.yml'),
    '_subdirectory: files\nname: { type: str, default: bench }\nowner: { type: str, default: bench }\n',
  );
  write(
    join(root, 'files/{{ _copier_conf.answers_file }}.jinja'),
    '{{ _copier_answers|to_nice_yaml }}\n',
  );
  for (const { path, rendered, text } of filesOf(count, (name) => `{{ ${name} }}`))
    write(join(root, 'files', rendered ? `${path}.jinja` : path), text);
}

function plop(root, count, target, peers) {
  for (const { path, rendered, text } of filesOf(count))
    write(join(root, 'files', rendered ? `${path}.hbs` : path), text);
  const actions = `[{ type: 'addMany', destination: ${JSON.stringify(target)}, base: 'files', templateFiles: 'files/**/*', globOptions: { dot: true } }]`;
  write(
    join(root, 'plopfile.mjs'),
    `export default (plop) => plop.setGenerator('bulk', { prompts: [{ name: 'name' }, { name: 'owner' }], actions: ${actions} });\n`,
  );
  return {
    command: [
      peers.node('plop'),
      '--plopfile',
      join(root, 'plopfile.mjs'),
      'bulk',
      'bench',
      'bench',
    ],
    cwd: root,
  };
}

function hygen(root, count, target, peers) {
  for (const { path, text } of filesOf(count, (name) => `<%= ${name} %>`))
    write(
      join(root, '_templates/bulk/new', `${path}.ejs.t`),
      `---\nto: ${join(target, path)}\n---\n${text}`,
    );
  return {
    command: [peers.node('hygen'), 'bulk', 'new', '--name', 'bench', '--owner', 'bench'],
    cwd: root,
  };
}

/** Through its environment: `yo` itself refuses to run as root, which a container is. */
function yeoman(root, count, target, peers) {
  for (const { path, text } of filesOf(count, (name) => `<%= ${name} %>`))
    write(join(root, 'generators/app/templates', path), text);
  const from = (name) => JSON.stringify(join(peers.modules, name, 'dist/index.js'));
  write(join(root, 'package.json'), '{ "name": "generator-bulk", "type": "module" }\n');
  write(
    join(root, 'generators/app/index.js'),
    `import Generator from ${from('yeoman-generator')};
export default class extends Generator {
  writing() {
    const to = this.destinationPath(${JSON.stringify(target)});
    this.fs.copyTpl(this.templatePath(), to, { name: 'bench', owner: 'bench' });
  }
}
`,
  );
  write(
    join(root, 'run.js'),
    `import { createEnv } from ${from('yeoman-environment')};
const env = createEnv({ skipInstall: true });
env.register(new URL('generators/app/index.js', import.meta.url).pathname, { namespace: 'bulk:app' });
await env.run('bulk:app', { force: true, skipInstall: true });
`,
  );
  return { command: [process.execPath, join(root, 'run.js')], cwd: root };
}

/** It makes the folder itself, named for the answer, in one that exists. */
function cargoGenerate(root, count, target, peers) {
  const names = { name: 'project-name', owner: 'owner' };
  write(
    join(root, 'cargo-generate.toml'),
    '[placeholders]\nowner = { type = "string", prompt = "Owner" }\n',
  );
  for (const { path, text } of filesOf(count, (name) => `{{${names[name]}}}`))
    write(join(root, path), text);
  const into = ['--destination', dirname(target), '--name', basename(target)];
  const answers = ['--define', 'owner=bench', '--silent', '--vcs', 'none'];
  return [peers.rust('cargo-generate'), 'generate', '--path', root, ...into, ...answers];
}

/** The same service under the two peers that have an update: made of version 1, with version 2 waiting. */
export function updatesOf(work, count, peers) {
  return [
    copierUpdate(join(work, 'copier-update'), count, peers),
    cruftUpdate(join(work, 'cruft-update'), count, peers),
  ];
}

function copierUpdate(root, count, peers) {
  const [template, service] = [join(root, 'template'), join(root, 'service')];
  writeCopier(template, count);
  commit(template, 'one');
  git(template, 'tag', 'v1.0.0');
  execFileSync(peers.python('copier'), [
    'copy',
    '--defaults',
    '--quiet',
    '--vcs-ref',
    'v1.0.0',
    template,
    service,
  ]);
  commit(service, 'one');
  moveOn(template, 'files', count);
  git(template, 'tag', 'v1.1.0');
  return {
    name: 'copier update',
    command: [peers.python('copier'), 'update', '--defaults', '--quiet', '--trust'],
    folder: service,
  };
}

function cruftUpdate(root, count, peers) {
  const template = join(root, 'template');
  cookiecutter(template, count, '', peers);
  commit(template, 'one');
  execFileSync(peers.python('cruft'), ['create', '--no-input', '--output-dir', root, template], {
    stdio: 'ignore',
  });
  commit(join(root, 'bench'), 'one');
  moveOn(template, '{{cookiecutter.name}}', count);
  return {
    name: 'cruft update',
    command: [peers.python('cruft'), 'update', '--skip-apply-ask'],
    folder: join(root, 'bench'),
  };
}

/** Fifty files change, as in the service that idp follows. */
function moveOn(template, folder, count) {
  for (const file of changedFiles(join(template, folder), count))
    write(file, `a first line that came later\n${readFileSync(file, 'utf8')}`);
  commit(template, 'two');
}
