import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { movesBetween, replaceIn, templates } from './variants.mjs';

const lockName = 'package-lock.json';
/** How npm marks a package by who needs it: they may differ between the parts. */
const flags = ['dev', 'devOptional', 'optional', 'peer'];

/** Resolves a template for Node.js with all code, and writes each part of its lock file to where it belongs. */
export function relockNode({ template, alone, each, all }, held) {
  const whole = resolve(all, held);
  assertServed(whole.packages);
  const own = prune(alone, whole);
  const added = each.map(({ provider, folder }) => ({ provider, packages: prune(folder, whole) }));
  const kept = alikeEverywhere(own, [...added.map(({ packages }) => packages), whole.packages]);
  const parts = added.map(({ provider, packages }) => ({
    provider,
    packages: without(packages, kept),
  }));
  assertWhole(kept, parts, whole.packages);

  const file = join(templates, template, 'skeleton', `${lockName}.hbs`);
  const before = existsSync(file) ? namesIn(readFileSync(file, 'utf8')) : [];
  const text = print({ ...whole, packages: kept });
  writeFileSync(file, asTemplate(text));
  for (const { provider, packages } of parts)
    writeFileSync(fileOf(provider, lockName), print({ packages }));
  return movesBetween(template, before, namesIn(text));
}

/** Moves the versions that a template and the capabilities pin to the newest of their major version. */
export function moveNodePins({ template, each, all }, held) {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(all, 'package.json'), 'utf8'),
  );
  const pins = Object.entries({ ...dependencies, ...devDependencies });
  const loosened = (some) =>
    Object.fromEntries(Object.entries(some).map(([name, pin]) => [name, sameMajor(pin)]));
  lockWith(all, held, {
    dependencies: loosened(dependencies),
    devDependencies: loosened(devDependencies),
  });
  const { packages } = read(all);
  const texts = pins.map(([name, pin]) => [
    `"${name}": "${pin}"`,
    `"${name}": "${packages[`node_modules/${name}`].version}"`,
  ]);
  const own = join(templates, template, 'skeleton', 'package.json.hbs');
  for (const file of [own, ...each.map(({ provider }) => fileOf(provider, 'package.json'))])
    replaceIn(file, texts);
}

/** Packages before their first version keep nothing to themselves: those that belong together move together. */
function sameMajor(pin) {
  return `>=${pin} <${Number.parseInt(pin, 10) + 1}`;
}

function fileOf(provider, name) {
  return join(templates, 'capabilities', provider, 'skeleton.node', name);
}

function resolve(folder, held) {
  lockWith(folder, held, {});
  lock(folder);
  return read(folder);
}

/** What is held back is held while npm resolves, and no part of the service. */
function lockWith(folder, held, changes) {
  const file = join(folder, 'package.json');
  const text = readFileSync(file, 'utf8');
  const overrides = Object.fromEntries(
    Object.entries(held).map(([name, { version }]) => [name, version]),
  );
  writeFileSync(file, JSON.stringify({ ...JSON.parse(text), ...changes, overrides }));
  lock(folder);
  writeFileSync(file, text);
}

/** The packages of a service with less code: npm takes away what it does not need, and moves nothing. */
function prune(folder, whole) {
  writeFileSync(join(folder, lockName), print(whole));
  lock(folder);
  return read(folder).packages;
}

function lock(folder) {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const args = ['install', '--package-lock-only', '--omit-lockfile-registry-resolved', ...options];
  execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

function read(folder) {
  const text = readFileSync(join(folder, lockName), 'utf8');
  if (text.includes('"resolved"')) throw new Error(`npm wrote where it found packages: ${folder}`);
  return JSON.parse(text);
}

/** npm leaves out an optional package that it does not find, and then rejects its own lock file. */
function assertServed(packages) {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isFound(packages, path, name))
      .map((name) => `${path} ${packages[path].version} wants ${name}`),
  );
  if (missing.length > 0)
    throw new Error(
      `this registry does not serve what is optional; hold the packages back in .ci/relock/resolved.json:\n${missing.join('\n')}`,
    );
}

function isFound(packages, path, name) {
  if (Object.hasOwn(packages, join(path, 'node_modules', name))) return true;
  if (path === '') return false;
  return isFound(packages, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}

/** The packages of the template with what is the same of them wherever they are. */
function alikeEverywhere(own, others) {
  const differs = (path, flag) =>
    others.some((packages) => packages[path]?.[flag] !== own[path][flag]);
  return Object.fromEntries(
    Object.entries(own).map(([path, entry]) => [
      path,
      path === ''
        ? entry
        : Object.fromEntries(
            Object.entries(entry).filter(([key]) => !flags.includes(key) || !differs(path, key)),
          ),
    ]),
  );
}

/** What a lock file holds beyond another: of the root, the packages that it asks for. */
function without(packages, known) {
  const root = Object.fromEntries(
    ['dependencies', 'devDependencies'].flatMap((kind) => {
      const added = Object.entries(packages[''][kind] ?? {}).filter(
        ([name]) => !Object.hasOwn(known[''][kind] ?? {}, name),
      );
      return added.length > 0 ? [[kind, Object.fromEntries(added)]] : [];
    }),
  );
  const added = Object.entries(packages).filter(([path]) => !Object.hasOwn(known, path));
  return { '': root, ...Object.fromEntries(added) };
}

/** Together they are the resolution that they were cut from, in the order in which npm writes it. */
function assertWhole(own, parts, whole) {
  const together = { ...own, ...Object.assign({}, ...parts.map(({ packages }) => packages)) };
  const plain = (packages) =>
    Object.fromEntries(
      Object.entries(packages)
        .filter(([path]) => path !== '')
        .map(([path, entry]) => [
          path,
          Object.fromEntries(Object.entries(entry).filter(([key]) => !flags.includes(key))),
        ]),
    );
  if (!isDeepStrictEqual(plain(together), plain(whole)))
    throw new Error('the parts of the lock file are not the whole');
  const paths = Object.keys(whole);
  if (!isDeepStrictEqual(paths, [...paths].sort()))
    throw new Error('npm orders packages otherwise than idp does, which combines the parts');
}

function asTemplate(text) {
  const license = '{{#if (eq license "none")}}"UNLICENSED"{{else}}{{json license}}{{/if}}';
  return text
    .replaceAll('"name": "relock"', '"name": {{json name}}')
    .replace('"license": "UNLICENSED"', `"license": ${license}`);
}

function namesIn(text) {
  const pattern = /^ {4}"(?:.*\/)?node_modules\/(.+)": \{\n {6}"version": "(.+)"/gm;
  return [...text.matchAll(pattern)].map(([, name, version]) => `${name} ${version}`);
}

/** What a template pins and another package of it wants in another version: pins that have to move together. */
export function findTwins(template) {
  const skeleton = join(templates, template, 'skeleton');
  const pinned = readFileSync(join(skeleton, 'package.json.hbs'), 'utf8');
  const names = namesIn(readFileSync(join(skeleton, `${lockName}.hbs`), 'utf8'));
  return [...pinned.matchAll(/^ {4}"(.+)": "(\d.*)"/gm)].flatMap(([, name, pin]) => {
    const versions = new Set(names.filter((one) => one.startsWith(`${name} `)));
    return versions.size > 1 ? [`twice  ${[...versions].join(', ')}; pinned is ${pin}`] : [];
  });
}

function print(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
