import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/**
 * One program, split by what a run needs: `idp --version` loads no verb, and no verb loads a large package
 * before something needs it. Every file costs as much time as 5 KB of code, so there are few.
 * Packages are bundled in: an installed `idp` has no dependencies of its own.
 */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  logLevel: 'warning',
};

/** What the code takes by `require`, since most runs do without: a file for each, loaded by its first use. */
const parcels = {
  yaml: 'yaml',
  patterns: 're2js',
  grammar: 'handlebars/dist/cjs/handlebars/compiler/base.js',
};

/** Verbs that need most of the code, and so are one file: what they share is not cut up once more. */
const everyday = ['new', 'show', 'status', 'update', 'add', 'adopt', 'explain'];

const leaveParcels = {
  name: 'parcels',
  setup: ({ onResolve }) => {
    for (const [name, from] of Object.entries(parcels))
      onResolve({ filter: new RegExp(`^${from}$`) }, () => ({
        path: `./${name}.cjs`,
        external: true,
      }));
  },
};

const groupVerbs = {
  name: 'verbs',
  setup: ({ onResolve, onLoad }) => {
    const filter = new RegExp(`^\\.\\./commands/(${everyday.join('|')})\\.ts$`);
    onResolve({ filter }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: 'verbs', namespace: 'verbs' } : undefined,
    );
    onLoad({ filter: /^verbs$/, namespace: 'verbs' }, () => ({
      contents: everyday.map((verb) => `export * from './src/commands/${verb}.ts';`).join('\n'),
      resolveDir: import.meta.dirname,
    }));
  },
};

/** The same for the same sources and packages: what one build remembers, another must not recall. */
function fingerprint() {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `src/${path.replaceAll('\\', '/')}`);
  const hash = createHash('sha256');
  for (const path of [...sources, 'package-lock.json'].sort()) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/** The one chunk that calls `require` for all others gets one. */
const requiring =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);\n";

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
const { outputFiles } = await build({
  ...common,
  entryPoints: { main: 'src/main.ts' },
  outdir: 'dist',
  format: 'esm',
  splitting: true,
  write: false,
  define: { BUILD: JSON.stringify(fingerprint()) },
  plugins: [leaveParcels, groupVerbs],
});
for (const { path, text } of outputFiles)
  writeFileSync(path, /\btypeof require\b/.test(text) ? requiring + text : text);
for (const [name, from] of Object.entries(parcels))
  await build({
    ...common,
    entryPoints: { [name]: from },
    outdir: 'dist',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  });
