import { baseName } from '../shared/tree/path.ts';

/** How a file is merged where its lines cannot be: by its keys, as a list of lines, or not at all. */
type FileKind = 'json' | 'yaml' | 'toml' | 'list' | 'owners' | 'lock';

const lists = /^\.(git|docker|npm|eslint|prettier|helm|gcloud)ignore$/;

const locks: readonly string[] = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'bun.lock',
  'go.sum',
  'go.work.sum',
  'uv.lock',
  'poetry.lock',
  'pdm.lock',
  'Pipfile.lock',
  'Cargo.lock',
  'Gemfile.lock',
  'composer.lock',
  'gradle.lockfile',
  'packages.lock.json',
];

/** The kind of a file by its name; undefined where lines are all that is known of it. */
export function fileKindOf(path: string): FileKind | undefined {
  const name = baseName(path);
  if (locks.includes(name)) return 'lock';
  if (name === 'CODEOWNERS') return 'owners';
  if (lists.test(name)) return 'list';
  if (/\.(json|jsonc|webmanifest)$/.test(name)) return 'json';
  if (name.endsWith('.toml')) return 'toml';
  return /\.ya?ml$/.test(name) ? 'yaml' : undefined;
}
