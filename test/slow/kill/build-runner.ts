import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { quickFolder } from './quick-disk.ts';

const requiring =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** The runner as one file of JavaScript, which every Node can start. */
export async function buildRunner(): Promise<string> {
  const outfile = join(quickFolder(), 'runner.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./runner.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: requiring },
  });
  return outfile;
}
