import { readdirSync, readFileSync } from 'node:fs';

/** A file of `src`, with its path relative to `src`: `plan/change.ts`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What a file imports: a package, a module of Node, or the path of another file of `src`. */
export interface Import {
  readonly from: string;
  readonly line: number;
}

const root = new URL('../../src/', import.meta.url);

export function readSources(): readonly Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
}

/** The module of a file: its top folder, or `main` for the one file outside of folders. */
export function moduleOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.ts$/, '');
}

/** Static, type-only, re-exporting and dynamic imports, and those by `require`; paths are resolved against the file. */
export function importsOf({ path, text }: Source): readonly Import[] {
  const code = withoutComments(text);
  const pattern = /(?:\bfrom\s*|\b(?:import|require)\s*\(?\s*)(['"])([^'"\n]+)\1/g;
  return [...code.matchAll(pattern)].map((match) => ({
    from: resolve(path, match[2] ?? ''),
    line: code.slice(0, match.index).split('\n').length,
  }));
}

/** The code with comments blanked, lines kept. A comment begins its line or follows a space. */
export function withoutComments(text: string): string {
  return text
    .replace(/^[ \t]*\/\*[\s\S]*?\*\//gm, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|[ \t])\/\/ .*$/gm, '');
}

function resolve(path: string, specifier: string): string {
  if (!specifier.startsWith('.') || !specifier.endsWith('.ts')) return specifier;
  return new URL(specifier, `file:///${path}`).pathname.slice(1);
}
