import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url));
export const templates = join(repository, 'templates');

/**
 * Generates the service of a template without code of capabilities, with that of each, and with that of all,
 * none of them with a lock file, and hands them to `relock`. A capability brings code if it has the file.
 */
export function withServices(template, codeFile, relock) {
  const root = mkdtempSync(join(tmpdir(), 'idp-relock-'));
  try {
    const catalog = join(root, 'templates');
    cpSync(templates, catalog, { recursive: true });
    emptyLocks(catalog);
    const providers = providersWith(codeFile);
    const make = (name, chosen) => generate(catalog, template, join(root, name), chosen);
    return relock({
      template,
      alone: make('alone', []),
      all: make('all', providers),
      each: providers.map((provider, index) => ({
        provider,
        folder: make(`with-${index}`, [provider]),
      })),
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Every `layer/provider` that has this file. */
function providersWith(file) {
  const layers = readdirSync(join(templates, 'capabilities'));
  return layers
    .flatMap((layer) =>
      readdirSync(join(templates, 'capabilities', layer)).map((name) => `${layer}/${name}`),
    )
    .filter((provider) => existsSync(join(templates, 'capabilities', provider, file)))
    .sort();
}

/** So that the old resolution has no say in the new one, nor in whether a service can be generated. */
function emptyLocks(catalog) {
  for (const entry of readdirSync(catalog, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (/^package-lock\.json(\.hbs)?$/.test(entry.name)) writeFileSync(path, '{}\n');
    if (entry.name === 'uv.lock.hbs') writeFileSync(path, '{{slot "python.lock"}}\n');
    if (entry.name === 'uv.lock') writeFileSync(path, '');
  }
}

function generate(catalog, template, folder, providers) {
  const layers = providers.flatMap((provider) => ['--with', provider.replace('/', '=')]);
  const flags = ['--catalog', catalog, '--out', folder, '--yes', '--no-hooks'];
  const idp = join(repository, 'bin', 'idp.js');
  const args = [idp, 'new', 'service', 'relock', '--template', template, ...layers, ...flags];
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  for (const lock of ['package-lock.json', 'uv.lock']) rmSync(join(folder, lock), { force: true });
  return folder;
}

/** What changed between two lists of `name version`, a line each. */
export function movesBetween(template, before, after) {
  const added = after.filter((one) => !before.includes(one)).map((one) => `+ ${one}`);
  const gone = before.filter((one) => !after.includes(one)).map((one) => `- ${one}`);
  const nameOf = (line) => line.slice(2);
  return [...added, ...gone]
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
    .map((line) => `${template}  ${line}`);
}

/** Replaces texts of a file, each wherever it stands. */
export function replaceIn(file, texts) {
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    texts.reduce((changed, [from, to]) => changed.replaceAll(from, to), text),
  );
}
