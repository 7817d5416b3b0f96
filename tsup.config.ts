import { defineConfig } from 'tsup';

/** ES modules, split: a run loads the code of its own command only. Packages stay dependencies, so that audits see them. */
export default defineConfig({
  entry: ['src/main.ts'],
  format: 'esm',
  target: 'node20',
  splitting: true,
  sourcemap: true,
  clean: true,
});
