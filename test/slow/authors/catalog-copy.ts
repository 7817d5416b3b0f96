import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CatalogFile, Files, Mutant } from './mutant.ts';

/** A catalog on disk, of which one thing at a time is damaged. */
export interface CatalogCopy {
  readonly root: string;
  readonly files: Files;
  /** Damages it, looks, and mends it again. */
  readonly damaged: <T>(mutant: Pick<Mutant, 'changes'>, look: () => Promise<T>) => Promise<T>;
  readonly remove: () => void;
}

export function copyCatalog(from: string): CatalogCopy {
  const root = join(mkdtempSync(join(tmpdir(), 'idp-mutants-')), 'templates');
  cpSync(from, root, { recursive: true });
  const files = readFiles(root);
  const write = (path: string, file: CatalogFile | undefined) => writeFile(root, path, file);
  return {
    root,
    files,
    damaged: async ({ changes }, look) => {
      try {
        for (const [path, file] of changes) write(path, file);
        return await look();
      } finally {
        for (const path of changes.keys()) write(path, undefined);
        for (const path of changes.keys()) if (files.has(path)) write(path, files.get(path));
      }
    },
    remove: () => rmSync(dirname(root), { recursive: true }),
  };
}

/** Every file below a folder; golden texts are no part of what is damaged. */
export function readFiles(root: string): Files {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    paths.flatMap((path) => {
      const stats = lstatSync(join(root, path));
      if (!stats.isFile() || path.endsWith('.golden')) return [];
      const text = readFileSync(join(root, path), 'utf8');
      return [[path, { text, executable: (stats.mode & 0o100) !== 0 }] as const];
    }),
  );
}

/** Folders that are left empty go, for git does not keep them either. */
function writeFile(root: string, path: string, file: CatalogFile | undefined): void {
  const full = join(root, path);
  if (file === undefined) {
    rmSync(full, { force: true });
    removeEmpty(root, dirname(path));
    return;
  }
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, file.text);
  chmodSync(full, file.executable ? 0o755 : 0o644);
}

function removeEmpty(root: string, folder: string): void {
  if (folder === '.' || !existsSync(join(root, folder))) return;
  if (readdirSync(join(root, folder)).length > 0) return;
  rmSync(join(root, folder), { recursive: true });
  removeEmpty(root, dirname(folder));
}
