import type { CapabilityEntry } from '../../catalog/catalog.ts';
import { locationOfValue } from '../../catalog/manifest/source-map.ts';
import { append } from '../../shared/append.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { type Result, toResult } from '../../shared/result.ts';
import { decodeText } from '../../shared/tree/text.ts';
import type { Partials } from '../../templating/partials.ts';
import {
  type LoadedFile,
  loadFile,
  loadSkeleton,
  type Skeleton,
} from '../skeleton/load-skeleton.ts';
import { partialsOf } from '../skeleton/partials.ts';
import { outputPathOf, type SkeletonFile } from '../skeleton/skeleton-file.ts';
import { type Composition, type Contributor, contributorsOf, declaredIn } from './compose.ts';

/** The files of a contributor on disk, by folder: `skeleton`, `skeleton.node`, `slots`. */
export type SkeletonFiles = ReadonlyMap<string, readonly SkeletonFile[]>;

/** A contributor with its skeleton and its texts for slots read. */
export interface LoadedContributor {
  readonly contributor: Contributor;
  readonly skeleton: Skeleton;
  readonly slots: ReadonlyMap<string, LoadedFile>;
}

/** The folders to read for a contributor; that of the runtime overlays the common one. */
export function skeletonFoldersOf({ template }: Composition): readonly string[] {
  const { runtime } = template.source.value.spec;
  return [
    'skeleton',
    ...(runtime === undefined ? [] : [`skeleton.${runtime}`]),
    'slots',
    'partials',
  ];
}

/** What a composition is read from. */
interface SkeletonReader {
  readonly filesOf: (contributor: Contributor) => SkeletonFiles;
  /** The partials of the catalog. */
  readonly partials: readonly SkeletonFile[];
}

/** Reads what every contributor of a composition brings; reports all that is wrong in all of them. */
export function loadContributors(
  composition: Composition,
  { filesOf, partials }: SkeletonReader,
): Result<readonly LoadedContributor[]> {
  const diagnostics: Diagnostic[] = [];
  const contributors = contributorsOf(composition).flatMap((contributor) => {
    const skeletonFiles = filesOf(contributor);
    const all = partialsOf(skeletonFiles.get('partials') ?? [], partials);
    const loaded = loadContributor(composition, { contributor, skeletonFiles, partials: all });
    if (!loaded.ok) append(diagnostics, loaded.diagnostics);
    return loaded.ok ? [loaded.value] : [];
  });
  return toResult(contributors, diagnostics);
}

function loadContributor(
  composition: Composition,
  {
    contributor,
    skeletonFiles,
    partials,
  }: {
    readonly contributor: Contributor;
    readonly skeletonFiles: SkeletonFiles;
    readonly partials: Partials;
  },
): Result<LoadedContributor> {
  const declared = declaredIn(composition, contributor.id);
  const diagnostics: Diagnostic[] = [];
  const skeleton = loadSkeleton(
    contributor.id,
    overlayFiles(skeletonFiles),
    contributor.source,
    declared,
    partials,
  );
  if (!skeleton.ok) append(diagnostics, skeleton.diagnostics);
  const slots = new Map<string, LoadedFile>();
  for (const [slot, name] of Object.entries(slotsOf(contributor))) {
    const skeletonFile = skeletonFiles.get('slots')?.find(({ path }) => `slots/${path}` === name);
    const loaded = skeletonFile && loadFile(skeletonFile, declared, partials);
    if (loaded === undefined)
      diagnostics.push(missingSlotFile(contributor as CapabilityEntry, slot, name));
    else if (loaded.ok) {
      append(diagnostics, checkSlotText(loaded.value));
      slots.set(slot, loaded.value);
    } else append(diagnostics, loaded.diagnostics);
  }
  return toResult(
    { contributor, skeleton: skeleton.ok ? skeleton.value : noSkeleton(contributor.id), slots },
    diagnostics,
  );
}

function slotsOf({ source }: Contributor): Readonly<Record<string, string>> {
  return 'slots' in source.value.spec ? (source.value.spec.slots ?? {}) : {};
}

/**
 * The common files, each replaced by that of the runtime where there is one. Two files of one folder for one output
 * path, `main.ts` and `main.ts.hbs`, both stay, and are reported later.
 */
export function overlayFiles(skeletonFiles: SkeletonFiles): readonly SkeletonFile[] {
  const byPath = new Map<string, readonly SkeletonFile[]>();
  for (const [folder, inFolder] of skeletonFiles) {
    if (folder === 'slots' || folder === 'partials') continue;
    const own = new Map<string, SkeletonFile[]>();
    for (const skeletonFile of inFolder) {
      const path = outputPathOf(skeletonFile);
      if (!own.get(path)?.push(skeletonFile)) own.set(path, [skeletonFile]);
    }
    for (const [path, all] of own) byPath.set(path, all);
  }
  return [...byPath.values()].flat();
}

function noSkeleton(owner: string): Skeleton {
  return { owner, files: [], rules: [] };
}

/** The text of a slot goes into other texts, so it has to be one. */
export function checkSlotText({
  template,
  skeletonFile: { bytes, file },
}: LoadedFile): readonly Diagnostic[] {
  if (template !== undefined || decodeText(bytes) !== undefined) return [];
  const message = 'is not UTF-8 text, so it cannot fill a slot';
  return [{ code: 'skeleton/syntax', message, location: { file }, hint: 'save it as UTF-8' }];
}

function missingSlotFile(entry: CapabilityEntry, slot: string, name: string): Diagnostic {
  return {
    code: 'skeleton/missing',
    message: `${name}, the text for the slot "${slot}", does not exist`,
    location: locationOfValue(entry.source, ['spec', 'slots', slot]),
  };
}
