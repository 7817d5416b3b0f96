import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { transform } from 'esbuild';
import { defineConfig, type Options } from 'tsup';

/**
 * One program, split by what a run needs: `idp --version` loads no verb, and no verb loads a large package
 * before something needs it. Every file costs as much time as 5 KB of code, so there are few.
 * Packages are bundled in: an installed `idp` has no dependencies of its own.
 */
const common: Options = {
  platform: 'node',
  target: 'node20',
  minify: true,
  noExternal: [/.*/],
  removeNodeProtocol: false,
  outExtension: () => ({ js: '.cjs' }),
};

const require = createRequire(import.meta.url);

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number];
type TsupPlugin = NonNullable<Options['plugins']>[number];

/** What the code takes by `require`, since most runs do without: a file for each, loaded by its first use. */
const parcels = {
  yaml: 'yaml',
  patterns: 're2js',
  grammar: 'handlebars/dist/cjs/handlebars/compiler/base.js',
};

/** Verbs that need most of the code, and so are one file: what they share is not cut up once more. */
const everyday = ['new', 'show', 'status', 'update', 'add', 'adopt', 'explain'];

const leaveParcels: EsbuildPlugin = {
  name: 'parcels',
  setup: ({ onResolve }) => {
    for (const [name, from] of Object.entries(parcels))
      onResolve({ filter: new RegExp(`^${from}$`) }, () => ({
        path: `./${name}.cjs`,
        external: true,
      }));
  },
};

const groupVerbs: EsbuildPlugin = {
  name: 'verbs',
  setup: ({ onResolve, onLoad }) => {
    const filter = new RegExp(`^\\.\\./commands/(${everyday.join('|')})\\.ts$`);
    onResolve({ filter }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: 'verbs', namespace: 'verbs' } : undefined,
    );
    onLoad({ filter: /^verbs$/, namespace: 'verbs' }, () => ({
      contents: everyday.map((verb) => `export * from './src/commands/${verb}.ts';`).join('\n'),
      resolveDir: process.cwd(),
    }));
  },
};

/** Commander starts executables for sub-commands, which idp has none of; the module for it takes 3 ms to load. */
const spareProcesses: EsbuildPlugin = {
  name: 'processes',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'none', namespace: 'none' } : undefined,
    );
    onLoad({ filter: /^none$/, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Chalk looks at the process and its terminal while it loads; idp tells it how many colours there are. */
const spareColourTests: EsbuildPlugin = {
  name: 'colours',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^#supports-color$/ }, () => ({ path: 'colours', namespace: 'colours' }));
    onLoad({ filter: /^colours$/, namespace: 'colours' }, () => ({
      contents: 'export default { stdout: false, stderr: false };',
    }));
  },
};

/** Node.js starts a program of CommonJS some milliseconds sooner than one of modules. */
const asCommonJs: TsupPlugin = {
  name: 'commonjs',
  renderChunk: (code) =>
    transform(code, {
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      minify: true,
      supported: { 'dynamic-import': false },
    }),
};

/** The same for the same sources and packages: what one build remembers, another must not recall. */
function fingerprint(): string {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `src/${path.replaceAll('\\', '/')}`);
  const hash = createHash('sha256');
  for (const path of [...sources, 'package-lock.json'].sort()) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/** Both builds write there at the same time, so neither may be the one that clears it. */
rmSync('dist', { recursive: true, force: true });

export default defineConfig([
  {
    ...common,
    entry: { main: 'src/main.ts' },
    // Only modules are split; each part is made CommonJS afterwards.
    format: 'esm',
    splitting: true,
    define: { BUILD: JSON.stringify(fingerprint()) },
    esbuildPlugins: [leaveParcels, groupVerbs, spareProcesses, spareColourTests],
    plugins: [asCommonJs],
  },
  {
    ...common,
    entry: Object.fromEntries(
      Object.entries(parcels).map(([name, from]) => [name, require.resolve(from)]),
    ),
    format: 'cjs',
  },
]);
