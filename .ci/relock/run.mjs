#!/usr/bin/env node
// npm run relock: moves what the services of the shipped templates install, and writes it into the templates: the
// versions that they pin, to the newest of the same major version (not with `-- --keep`), and the lock files.
// Each runtime is resolved once, with all code that capabilities bring. What the template alone needs becomes its
// own lock file; what a capability adds to it becomes the capability's. All are parts of one resolution, so that
// any of them together are a whole again.
import { readFileSync, writeFileSync } from 'node:fs';
import { findTwins, moveNodePins, relockNode } from './npm.mjs';
import { movePythonPins, relockPython } from './uv.mjs';
import { withServices } from './variants.mjs';

const record = new URL('resolved.json', import.meta.url);
const before = JSON.parse(readFileSync(record, 'utf8'));
const held = before.held.npm;
const node = (work) => withServices('node-service', 'skeleton.node/package.json', work);
const python = (work) => withServices('python-service', 'slots/python/packages.toml', work);

if (!process.argv.includes('--keep')) {
  node((services) => moveNodePins(services, held));
  python(movePythonPins);
}
const moved = [...node((services) => relockNode(services, held)), ...python(relockPython)];

const date = new Date().toISOString().slice(0, 10);
writeFileSync(record, `${JSON.stringify({ ...before, date }, null, 2)}\n`);
for (const line of moved) console.log(line);
for (const line of findTwins('node-service')) console.log(line);
console.log(
  `resolved on ${date}: ${moved.length} lines. Raise the versions of what changed below templates/, then: idp test --update`,
);
