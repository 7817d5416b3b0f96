import { defineConfig } from 'tsup';

/**
 * One bundle, split by verb: `idp --version` loads no YAML, no schema and no prompt.
 * Packages are bundled in, so an installed `idp` has no dependencies of its own.
 */
export default defineConfig({
  entry: { main: 'src/main.ts' },
  format: 'esm',
  target: 'node20',
  platform: 'node',
  splitting: true,
  minify: true,
  clean: true,
  noExternal: [/.*/],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
