import { resolve } from 'node:path';
import { type CatalogFiles, fileOf } from '../../catalog/catalog.ts';
import { parseCatalog } from '../../catalog/parse-catalog.ts';
import type { Contributor } from '../../scaffold/compose/compose.ts';
import type { SkeletonFile } from '../../scaffold/skeleton/skeleton-file.ts';
import { baseName, withoutEndSlash } from '../../shared/tree/path.ts';
import { encodeText } from '../../shared/tree/text.ts';
import { findUnlisted } from '../../system/catalog/find-unlisted.ts';
import { readCatalog } from '../../system/catalog/read-catalog.ts';
import { statsOf } from '../../system/files/find-inside.ts';
import { readFolder } from '../../system/files/read-folder.ts';
import type { CatalogInput, ContributorFiles } from '../../validate/input.ts';
import { type Overlay, overlayNameOf, overlayTextOf, unchangedTexts } from '../validate/overlay.ts';

export interface CatalogRead {
  readonly input: CatalogInput;
  /** The texts that were read, by the name in messages; created on demand. */
  readonly sources: ReadonlyMap<string, string>;
}

/** A whole catalog from disk: every manifest, and every file beside it. `root` is relative to `cwd`. */
export async function readCatalogInput(
  root: string,
  cwd: string,
  overlay: Overlay = unchangedTexts,
): Promise<CatalogRead> {
  const manifests = overManifests(await readCatalog(root, cwd), overlay);
  const catalog = parseCatalog(manifests);
  const entries = [...catalog.templates.values(), ...catalog.capabilities.values()];
  const files = new Map(entries.map((entry) => [entry.id, readContributor(entry, cwd, overlay)]));
  const unlisted = findUnlisted(resolve(cwd, root)).map((folder) => fileOf(root, folder));
  const input = { catalog, files, ...readPartials(root, cwd, overlay), unlisted };
  return { input, sources: sourcesOf(manifests, input) };
}

function overManifests({ root, manifests, ...rest }: CatalogFiles, overlay: Overlay): CatalogFiles {
  const bare = withoutEndSlash(root);
  return {
    ...rest,
    root,
    manifests: manifests.map(({ path, text }) => ({
      path,
      text: overlayTextOf(overlay, `${bare}/${path}`, text),
    })),
  };
}

function overFile(file: SkeletonFile, overlay: Overlay): SkeletonFile {
  const name = overlayNameOf(overlay, file.file);
  const text = overlay.texts.get(file.file)?.after;
  return {
    ...file,
    file: name,
    path: file.path.slice(0, file.path.lastIndexOf('/') + 1) + baseName(name),
    ...(text !== undefined && { bytes: encodeText(text) }),
  };
}

/** The partials of the whole catalog. */
function readPartials(
  root: string,
  cwd: string,
  overlay: Overlay,
): Pick<CatalogInput, 'partials' | 'partialLinks'> {
  const folder = fileOf(root, 'partials');
  if (statsOf(resolve(cwd, folder), folder)?.isSymbolicLink())
    return { partials: [], partialLinks: [folder] };
  const { files, links } = readFolder(resolve(cwd, folder), folder);
  return {
    partials: files.map((file) => overFile(file, overlay)),
    partialLinks: links.map((path) => `${folder}/${path}`),
  };
}

function readContributor({ source }: Contributor, cwd: string, overlay: Overlay): ContributorFiles {
  const end = source.file.lastIndexOf('/');
  const root = source.file.slice(0, end);
  const { files: read, links } = readFolder(resolve(cwd, root), root, source.file.slice(end + 1));
  const files = read.map((file) => overFile(file, overlay));
  const skeletonFiles = new Map<string, SkeletonFile[]>();
  for (const file of files) {
    const folder = skeletonFolder.exec(file.path)?.[1];
    if (folder === undefined) continue;
    const inside = { ...file, path: file.path.slice(folder.length + 1) };
    if (!skeletonFiles.get(folder)?.push(inside)) skeletonFiles.set(folder, [inside]);
  }
  const textsAt = (pattern: RegExp) =>
    files
      .filter(({ path }) => pattern.test(path))
      .map(({ file, bytes }) => ({ file, text: textOf(bytes) }));
  const examples = textsAt(/^examples\/[^/]+\.ya?ml$/);
  const snapshots = textsAt(/^examples\/[^/]+\.golden$/);
  const linked = links.filter((path) => skeletonFolder.test(path)).map((path) => `${root}/${path}`);
  const folders = files.flatMap(({ path }) => /^([^/]+)\//.exec(path)?.[1] ?? []);
  const others = [...new Set(folders)].filter((name) => !readFolders.test(name));
  return { skeletonFiles, examples, snapshots, links: linked, others };
}

const readFolders = /^(skeleton(\..+)?|slots|partials|examples)$/;

const skeletonFolder = /^(skeleton(?:\.[^/]+)?|slots|partials)(?:\/|$)/;

function sourcesOf(
  { root, manifests }: CatalogFiles,
  { files, partials }: Pick<CatalogInput, 'files' | 'partials'>,
): ReadonlyMap<string, string> {
  const bare = withoutEndSlash(root);
  const texts = manifests.map(({ path, text }) => [`${bare}/${path}`, text] as const);
  const beside = [...files.values()].flatMap(({ skeletonFiles, examples }) => [
    ...examples.map(({ file, text }) => [file, text] as const),
    ...[...skeletonFiles.values()].flat().map(({ file, bytes }) => [file, textOf(bytes)] as const),
  ]);
  const shared = partials.map(({ file, bytes }) => [file, textOf(bytes)] as const);
  return new Map([...texts, ...beside, ...shared]);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
