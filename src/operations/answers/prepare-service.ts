import { resolve } from 'node:path';
import { type Catalog, fileOf } from '../../catalog/catalog.ts';
import { isSecret } from '../../catalog/manifest/secret.ts';
import { environmentVariableOf } from '../../scaffold/answers/provided-answers.ts';
import { type Answer, expressionNames } from '../../scaffold/answers/resolve.ts';
import { type Command, hooksOf, nextSteps } from '../../scaffold/compose/commands.ts';
import type { Composition, Contributor } from '../../scaffold/compose/compose.ts';
import { generateFiles } from '../../scaffold/compose/generate-files.ts';
import {
  type LoadedContributor,
  loadContributors,
  type SkeletonFiles,
  skeletonFoldersOf,
} from '../../scaffold/compose/load-contributors.ts';
import type { SkeletonFile } from '../../scaffold/skeleton/skeleton-file.ts';
import type { Mapping } from '../../shared/data/value.ts';
import { throwIfAny } from '../../shared/error.ts';
import { unwrap } from '../../shared/result.ts';
import type { GeneratedFile, Tree } from '../../shared/tree/tree.ts';
import { statsOf } from '../../system/files/find-inside.ts';
import { readFolder } from '../../system/files/read-folder.ts';

/** A service in memory: its files, and its hooks and next steps. */
export interface Service {
  readonly composition: Composition;
  readonly answers: ReadonlyMap<string, Answer>;
  /** What expressions of templates can name: answers and facts. */
  readonly names: Mapping;
  /** What it was rendered from. */
  readonly contributors: readonly LoadedContributor[];
  readonly files: Tree<GeneratedFile>;
  readonly hooks: readonly Command[];
  readonly next: { readonly start?: string; readonly metrics?: string };
}

/** Renders a composition for its answers. Reads each skeleton only once. The catalog's root is relative to `cwd`. */
export function createPreparer(catalog: Catalog, cwd: string) {
  const loadedOf = new Map<Composition, readonly LoadedContributor[]>();
  const filesOf = new Map<string, SkeletonFiles>();
  const read = (contributor: Contributor, folders: readonly string[]): SkeletonFiles => {
    const key = [contributor.folder, ...folders].join('\n');
    const skeletonFiles = filesOf.get(key) ?? readSkeletonFiles(catalog, cwd, contributor, folders);
    filesOf.set(key, skeletonFiles);
    return skeletonFiles;
  };
  let partials: readonly SkeletonFile[] | undefined;
  const shared = () => {
    partials ??= readFolderOf(fileOf(catalog.root, 'partials'), cwd);
    return partials;
  };
  return (composition: Composition, answers: ReadonlyMap<string, Answer>): Service => {
    const folders = skeletonFoldersOf(composition);
    const contributors =
      loadedOf.get(composition) ??
      unwrap(
        loadContributors(composition, {
          filesOf: (one) => read(one, folders),
          partials: shared(),
        }),
      );
    loadedOf.set(composition, contributors);
    const names = expressionNames(answers, composition.facts);
    const files = unwrap(generateFiles(contributors, names));
    const hooks = unwrap(hooksOf(composition, names));
    const next = unwrap(nextSteps(composition, names));
    return { composition, answers, names, contributors, files, hooks, next };
  };
}

export type Prepare = ReturnType<typeof createPreparer>;

/**
 * The files of a contributor on disk. A symbolic link in a skeleton, or in the place of one, is refused: it
 * could lead anywhere.
 */
function readSkeletonFiles(
  catalog: Catalog,
  cwd: string,
  { folder }: Contributor,
  folders: readonly string[],
): SkeletonFiles {
  const root = fileOf(catalog.root, folder);
  return new Map(folders.map((name) => [name, readFolderOf(`${root}/${name}`, cwd)]));
}

function readFolderOf(loaded: string, cwd: string): readonly SkeletonFile[] {
  if (statsOf(resolve(cwd, loaded), loaded)?.isSymbolicLink()) rejectLinks([loaded]);
  const { files, links } = readFolder(resolve(cwd, loaded), loaded);
  rejectLinks(links.map((link) => `${loaded}/${link}`));
  return files;
}

function rejectLinks(links: readonly string[]): void {
  throwIfAny(
    links.map((link) => ({
      code: 'skeleton/link',
      message: `${link} is a symbolic link`,
      hint: 'replace the link with the file itself',
    })),
  );
}

/** The secrets among the answers, as hooks find them in their environment. */
export function secretVariables(
  answers: ReadonlyMap<string, Answer>,
): Readonly<Record<string, string>> {
  const secrets = [...answers].filter(([, { question }]) => isSecret(question.parameter));
  return Object.fromEntries(
    secrets.map(([name, { value }]) => [environmentVariableOf(name), String(value)]),
  );
}
