import { variableOf } from '../answers/given.ts';
import { type Answer, namesForExpressions } from '../answers/resolve.ts';
import { type Command, hooksOf, nextSteps } from '../capability/commands.ts';
import type { Composition, Contributor } from '../capability/compose.ts';
import { layPath } from '../capability/lay.ts';
import { foldersOf, loadPacks, type Pack, type PackFiles } from '../capability/load.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { orThrow } from '../errors/checked.ts';
import { failIfAny } from '../errors/error.ts';
import { statsOf } from '../host/find-inside.ts';
import { readFolder } from '../host/read-folder.ts';
import { isSecret } from '../manifest/secret.ts';
import type { SkeletonFile } from '../skeleton/skeleton-file.ts';
import type { GivenFile, Tree } from '../tree/tree.ts';

/** A service in memory: its files, and what is to run and to be told after they are written. */
export interface Service {
  readonly composition: Composition;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly files: Tree<GivenFile>;
  readonly hooks: readonly Command[];
  readonly next: { readonly start?: string; readonly metrics?: string };
}

/** Renders what a composition gives for its answers. Reads each skeleton once, whoever asks how often. */
export function createPreparer(catalog: Catalog) {
  const packsOf = new Map<Composition, readonly Pack[]>();
  const filesOf = new Map<string, PackFiles>();
  const read = (contributor: Contributor, folders: readonly string[]): PackFiles => {
    const key = [contributor.folder, ...folders].join('\n');
    const known = filesOf.get(key) ?? readPackFiles(catalog, contributor, folders);
    filesOf.set(key, known);
    return known;
  };
  let partials: readonly SkeletonFile[] | undefined;
  const shared = () => {
    partials ??= readFolderOf(`${rootOf(catalog)}/partials`);
    return partials;
  };
  return (composition: Composition, answers: ReadonlyMap<string, Answer>): Service => {
    const folders = foldersOf(composition);
    const packs =
      packsOf.get(composition) ??
      orThrow(loadPacks(composition, { filesOf: (one) => read(one, folders), partials: shared() }));
    packsOf.set(composition, packs);
    const names = namesForExpressions(answers, composition.facts);
    const files = orThrow(layPath(packs, names));
    const hooks = orThrow(hooksOf(composition, names));
    return { composition, answers, files, hooks, next: orThrow(nextSteps(composition, names)) };
  };
}

export type Prepare = ReturnType<typeof createPreparer>;

/**
 * The files of a contributor on disk. A symbolic link in a skeleton, or in the place of one, is refused: it
 * could lead anywhere.
 */
export function readPackFiles(
  catalog: Catalog,
  { folder }: Contributor,
  folders: readonly string[],
): PackFiles {
  const root = `${rootOf(catalog)}/${folder}`;
  return new Map(folders.map((name) => [name, readFolderOf(`${root}/${name}`)]));
}

function readFolderOf(pack: string): readonly SkeletonFile[] {
  if (statsOf(pack)?.isSymbolicLink()) refuseLinks([pack]);
  const { files, links } = readFolder(pack, pack);
  refuseLinks(links.map((link) => `${pack}/${link}`));
  return files;
}

function rootOf({ root }: Catalog): string {
  return root.replace(/\/+$/, '');
}

function refuseLinks(links: readonly string[]): void {
  failIfAny(
    links.map((link) => ({
      code: 'skeleton/link',
      message: `${link} is a symbolic link`,
      hint: 'put the file itself there',
    })),
  );
}

/** The secrets among the answers, as hooks find them in their environment. */
export function secretVariables(
  answers: ReadonlyMap<string, Answer>,
): Readonly<Record<string, string>> {
  const secrets = [...answers].filter(([, { question }]) => isSecret(question.parameter));
  return Object.fromEntries(secrets.map(([name, { value }]) => [variableOf(name), String(value)]));
}
