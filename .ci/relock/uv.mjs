import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { movesBetween, replaceIn, templates } from './variants.mjs';

/**
 * Resolves a template for Python with all code, and writes each part of its lock file to where it belongs: names
 * and versions alone. Where the files of the packages are, and their hashes, `uv` adds from the index of whoever
 * uses it, and keeps the versions.
 */
export function relockPython({ template, alone, each, all }) {
  lock(all);
  const own = prune(alone, all);
  const parts = each.map(({ provider, folder }) => {
    const packages = prune(folder, all).filter((entry) => !own.includes(entry));
    return { provider, packages };
  });
  const together = new Set([...own, ...parts.flatMap(({ packages }) => packages)]);
  const whole = packagesIn(all);
  if (together.size !== whole.length || whole.some((entry) => !together.has(entry)))
    throw new Error('the parts of the lock file are not the whole');

  const file = join(templates, template, 'skeleton', 'uv.lock.hbs');
  const before = existsSync(file) ? namesIn(readFileSync(file, 'utf8')) : [];
  const [, python] = /^(requires-python = .*)$/m.exec(readFileSync(join(all, 'uv.lock'), 'utf8'));
  const text = ['version = 1', python, '', ...own, '{{slot "python.lock"}}', ''].join('\n');
  writeFileSync(file, text);
  for (const { provider, packages } of parts)
    writeFileSync(slotOf(provider, 'uv.lock'), packages.join('\n'));
  return movesBetween(template, before, namesIn(text));
}

/** Moves the versions that a template and the capabilities pin to the newest of their major version. */
export function movePythonPins({ template, each, all }) {
  const file = join(all, 'pyproject.toml');
  const pinned = /"([\w.-]+)((?:\[[\w,]+\])?)==(\d+)([^"]*)"/g;
  const text = readFileSync(file, 'utf8');
  const pins = [...text.matchAll(pinned)].filter(([, name]) => name !== 'uv_build');
  const loosened = pins.map(([whole, name, extras, major, rest]) => [
    whole,
    `"${name}${extras}>=${major}${rest},<${Number(major) + 1}"`,
  ]);
  replaceIn(file, loosened);
  lock(all);
  const versions = new Map(namesIn(readFileSync(join(all, 'uv.lock'), 'utf8')).map(splitName));
  const texts = pins.map(([whole, name, extras]) => [
    whole,
    `"${name}${extras}==${versions.get(name)}"`,
  ]);
  const own = join(templates, template, 'skeleton', 'pyproject.toml.hbs');
  for (const one of [own, ...each.map(({ provider }) => slotOf(provider, 'packages.toml'))])
    replaceIn(one, texts);
}

function splitName(entry) {
  return entry.split(' ');
}

function slotOf(provider, name) {
  return join(templates, 'capabilities', provider, 'slots', 'python', name);
}

/** The packages of a service with less code: `uv` keeps the versions of those that it needs. */
function prune(folder, whole) {
  copyFileSync(join(whole, 'uv.lock'), join(folder, 'uv.lock'));
  lock(folder);
  return packagesIn(folder);
}

function lock(folder) {
  execFileSync('uv', ['lock', '--quiet'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Every package but the service itself, as the template names it. */
function packagesIn(folder) {
  const text = readFileSync(join(folder, 'uv.lock'), 'utf8');
  const pattern = /^name = "(.+)"\nversion = "(.+)"\nsource = \{ registry = /gm;
  return [...text.matchAll(pattern)].map(
    ([, name, version]) =>
      `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = { registry = "index" }\n`,
  );
}

function namesIn(text) {
  return [...text.matchAll(/^name = "(.+)"\nversion = "(.+)"$/gm)].map(
    ([, name, version]) => `${name} ${version}`,
  );
}
