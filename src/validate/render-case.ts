import { expressionNames, type Resolution } from '../scaffold/answers/resolve.ts';
import { checksOf, hooksOf, nextSteps } from '../scaffold/compose/commands.ts';
import { type Composition, type Contributor, contributorsOf } from '../scaffold/compose/compose.ts';
import { generateFiles } from '../scaffold/compose/generate-files.ts';
import {
  type LoadedContributor,
  overlayFiles,
  skeletonFoldersOf,
} from '../scaffold/compose/load-contributors.ts';
import type { LoadedFile } from '../scaffold/skeleton/load-skeleton.ts';
import type { Mapping } from '../shared/data/value.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { IdpError } from '../shared/error.ts';
import type { Result } from '../shared/result.ts';
import { findCollisions } from '../shared/tree/collision.ts';
import type { TreePath } from '../shared/tree/path.ts';
import type { GeneratedFile, Tree } from '../shared/tree/tree.ts';
import { renderTemplate } from '../templating/render.ts';
import type { AnalyzedContributor } from './analyze-contributor.ts';
import { renderOnce } from './render-once.ts';

/** A template rendered once in memory, for one set of answers. */
export interface RenderCase {
  readonly composition: Composition;
  readonly names: Mapping;
  /** Every file of every contributor at its output path, whether its conditions hold or not. */
  readonly files: readonly RenderedFile[];
  /** The texts that go into slots, each with its own path. */
  readonly slotTexts: readonly RenderedSlotText[];
  /** The output; empty if there are problems. */
  readonly tree: Tree<GeneratedFile>;
  /** The problems of the files, hooks and checks. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface RenderedFile {
  readonly contributor: Contributor;
  readonly file: LoadedFile;
  readonly path: string;
}

interface RenderedSlotText extends RenderedFile {
  readonly slot: string;
}

/** Renders a composition for these answers and collects the problems. */
export function renderSelection(
  composition: Composition,
  { answers }: Resolution,
  analyzedContributors: ReadonlyMap<string, AnalyzedContributor>,
): RenderCase {
  const names = expressionNames(answers, composition.facts);
  const contributors = contributorsOf(composition).map((contributor) =>
    loadedOf(composition, contributor, analyzedContributors),
  );
  const files = contributors.flatMap(({ contributor, skeleton }) =>
    skeleton.files.flatMap((file) => {
      const path = attempt(() => renderTemplate(file.path, { names }));
      return 'value' in path ? [{ contributor, file, path: path.value }] : [];
    }),
  );
  const slotTexts = contributors.flatMap(({ contributor, slots }) =>
    [...slots].map(([slot, file]) => {
      const path = `slots/${file.skeletonFile.path}`;
      return { contributor, file, path, slot };
    }),
  );
  const ready = contributors.map(({ skeleton, ...loaded }) => ({
    ...loaded,
    skeleton: { ...skeleton, files: skeleton.files.map((file) => renderOnce(file, names)) },
  }));
  const generated = attempt(() => generateFiles(ready, names));
  const tree =
    'value' in generated && generated.value.ok
      ? generated.value.value
      : new Map<TreePath, GeneratedFile>();
  const diagnostics = [
    ...diagnosticsOf(generated),
    ...diagnosticsOf(attempt(() => hooksOf(composition, names))),
    ...diagnosticsOf(attempt(() => checksOf(composition, names))),
    ...diagnosticsOf(attempt(() => nextSteps(composition, names))),
  ];
  const placed = collisionDiagnostics(diagnostics, files);
  return { composition, names, files, slotTexts, tree, diagnostics: placed };
}

type Attempt<T> = { readonly value: T } | { readonly diagnostics: readonly Diagnostic[] };

function attempt<T>(run: () => T): Attempt<T> {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof IdpError) return { diagnostics: error.diagnostics };
    throw error;
  }
}

function diagnosticsOf(result: Attempt<Result<unknown>>): readonly Diagnostic[] {
  if ('diagnostics' in result) return result.diagnostics;
  return result.value.ok ? [] : result.value.diagnostics;
}

function loadedOf(
  composition: Composition,
  contributor: Contributor,
  analyzedContributors: ReadonlyMap<string, AnalyzedContributor>,
): LoadedContributor {
  const analyzed = analyzedContributors.get(contributor.id);
  const skeletonFiles = skeletonFoldersOf(composition).map(
    (folder) => [folder, analyzed?.files.skeletonFiles.get(folder) ?? []] as const,
  );
  const files = overlayFiles(new Map(skeletonFiles)).flatMap(
    (file) => analyzed?.loaded.get(file) ?? [],
  );
  const { spec } = contributor.source.value;
  const slots = Object.entries('slots' in spec ? (spec.slots ?? {}) : {}).flatMap(
    ([slot, name]) => {
      const file = analyzed?.files.skeletonFiles
        .get('slots')
        ?.find(({ path }) => `slots/${path}` === name);
      const loaded = file && analyzed?.loaded.get(file);
      return loaded ? [[slot, loaded] as const] : [];
    },
  );
  return {
    contributor,
    skeleton: { owner: contributor.id, files, rules: analyzed?.rules ?? [] },
    slots: new Map(slots),
  };
}

/** A collision is reported between output paths; its location is the file of the second. */
function collisionDiagnostics(
  diagnostics: readonly Diagnostic[],
  files: readonly RenderedFile[],
): readonly Diagnostic[] {
  if (!diagnostics.some(({ code, location }) => code === 'path/collision' && !location))
    return diagnostics;
  const fileOf = new Map(files.map(({ path, file }) => [path, file.skeletonFile.file]));
  const placed = findCollisions(fileOf.keys() as Iterable<TreePath>, (path) => ({
    file: fileOf.get(path) ?? path,
  }));
  return diagnostics.map(
    (diagnostic) =>
      (diagnostic.location
        ? undefined
        : placed.find(({ message }) => message === diagnostic.message)) ?? diagnostic,
  );
}
