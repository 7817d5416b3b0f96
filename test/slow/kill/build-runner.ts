import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { quickFolder } from './quick-disk.ts';

/** The runner as one file of JavaScript, which every Node can start. */
export async function buildRunner(): Promise<string> {
  const outDir = quickFolder();
  await build({
    entry: { runner: fileURLToPath(new URL('./runner.ts', import.meta.url)) },
    outDir,
    outExtension: () => ({ js: '.mjs' }),
    config: false,
    format: 'esm',
    target: 'node20',
    silent: true,
    noExternal: [/.*/],
  });
  return join(outDir, 'runner.mjs');
}
