import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quickFolder } from './quick-disk.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** The built `idp` in a folder of its own, so that another build meanwhile changes nothing. */
export function copyBuiltIdp(): string {
  const home = quickFolder();
  for (const folder of ['bin', 'dist'])
    cpSync(join(repository, folder), join(home, folder), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(home, 'node_modules'));
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }\n');
  return join(home, 'bin/idp.js');
}
