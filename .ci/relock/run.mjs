#!/usr/bin/env node
// npm run relock: resolves anew what the services of the shipped templates install, and writes it into the templates.
// Each runtime is resolved once, with all code that capabilities bring. What the template alone needs becomes its
// own lock file; what a capability adds to it becomes the capability's. All are parts of one resolution, so that
// any of them together are a whole again.
import { readFileSync, writeFileSync } from 'node:fs';
import { relockNode } from './npm.mjs';
import { relockPython } from './uv.mjs';
import { withServices } from './variants.mjs';

const record = new URL('resolved.json', import.meta.url);
const before = JSON.parse(readFileSync(record, 'utf8'));

const moved = [
  ...withServices('node-service', 'skeleton.node/package.json', (services) =>
    relockNode(services, before.held.npm),
  ),
  ...withServices('python-service', 'slots/python/packages.toml', relockPython),
];

const date = new Date().toISOString().slice(0, 10);
writeFileSync(record, `${JSON.stringify({ ...before, date }, null, 2)}\n`);
for (const line of moved) console.log(line);
console.log(
  `resolved on ${date}: ${moved.length} packages moved. Raise the versions of what changed below templates/, then: idp test --update`,
);
