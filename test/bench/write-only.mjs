import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The least that a program in Node can do: writes the files of a JSON text `[[path, text], …]` into a folder. */
const [list, target] = process.argv.slice(2);
const made = new Set();
for (const [path, text] of JSON.parse(readFileSync(list, 'utf8'))) {
  const folder = dirname(join(target, path));
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  writeFileSync(join(target, path), text);
}
