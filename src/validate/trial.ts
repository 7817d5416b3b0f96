import { namesForExpressions, type Resolution } from '../answers/resolve.ts';
import { checksOf, hooksOf, nextSteps } from '../capability/commands.ts';
import { type Composition, type Contributor, contributorsOf } from '../capability/compose.ts';
import { layPath } from '../capability/lay.ts';
import { foldersOf, overlay, type Pack } from '../capability/load.ts';
import type { Mapping } from '../data/value.ts';
import type { Checked } from '../errors/checked.ts';
import { IdpError } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import type { LoadedFile } from '../skeleton/load.ts';
import { renderTemplate } from '../templating/render.ts';
import { findCollisions } from '../tree/collision.ts';
import type { TreePath } from '../tree/path.ts';
import type { GivenFile, Tree } from '../tree/tree.ts';
import { renderOnce } from './render-once.ts';
import type { Study } from './study.ts';

/** A golden path laid once in memory, for one set of answers. */
export interface Trial {
  readonly composition: Composition;
  readonly names: Mapping;
  /** Every file of every contributor at its output path, whether its conditions hold or not. */
  readonly files: readonly TriedFile[];
  /** The texts that go into slots, each with its own path. */
  readonly slotTexts: readonly TriedSlotText[];
  /** What comes out; empty if something stands in the way. */
  readonly tree: Tree<GivenFile>;
  /** What stands in the way of the files, the hooks and the checks. */
  readonly problems: readonly Problem[];
}

export interface TriedFile {
  readonly contributor: Contributor;
  readonly file: LoadedFile;
  readonly path: string;
}

export interface TriedSlotText extends TriedFile {
  readonly slot: string;
}

/** Lays a path for these answers and keeps what went wrong. */
export function tryPath(
  composition: Composition,
  { answers }: Resolution,
  studies: ReadonlyMap<string, Study>,
): Trial {
  const names = namesForExpressions(answers, composition.facts);
  const packs = contributorsOf(composition).map((contributor) =>
    packOf(composition, contributor, studies),
  );
  const files = packs.flatMap(({ contributor, skeleton }) =>
    skeleton.files.flatMap((file) => {
      const path = attempt(() => renderTemplate(file.path, { names }));
      return 'value' in path ? [{ contributor, file, path: path.value }] : [];
    }),
  );
  const slotTexts = packs.flatMap(({ contributor, slots }) =>
    [...slots].map(([slot, file]) => {
      const path = `slots/${file.source.path}`;
      return { contributor, file, path, slot };
    }),
  );
  const ready = packs.map(({ skeleton, ...pack }) => ({
    ...pack,
    skeleton: { ...skeleton, files: skeleton.files.map((file) => renderOnce(file, names)) },
  }));
  const laid = attempt(() => layPath(ready, names));
  const tree = 'value' in laid && laid.value.ok ? laid.value.value : new Map<TreePath, GivenFile>();
  const problems = [
    ...problemsOf(laid),
    ...problemsOf(attempt(() => hooksOf(composition, names))),
    ...problemsOf(attempt(() => checksOf(composition, names))),
    ...problemsOf(attempt(() => nextSteps(composition, names))),
  ];
  const placed = placeCollisions(problems, files);
  return { composition, names, files, slotTexts, tree, problems: placed };
}

type Attempt<T> = { readonly value: T } | { readonly problems: readonly Problem[] };

function attempt<T>(run: () => T): Attempt<T> {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof IdpError) return { problems: error.problems };
    throw error;
  }
}

function problemsOf(result: Attempt<Checked<unknown>>): readonly Problem[] {
  if ('problems' in result) return result.problems;
  return result.value.ok ? [] : result.value.problems;
}

function packOf(
  composition: Composition,
  contributor: Contributor,
  studies: ReadonlyMap<string, Study>,
): Pack {
  const study = studies.get(contributor.id);
  const packs = foldersOf(composition).map(
    (folder) => [folder, study?.files.packs.get(folder) ?? []] as const,
  );
  const files = overlay(new Map(packs)).flatMap((file) => study?.loaded.get(file) ?? []);
  const { spec } = contributor.source.value;
  const slots = Object.entries('slots' in spec ? (spec.slots ?? {}) : {}).flatMap(
    ([slot, name]) => {
      const file = study?.files.packs.get('slots')?.find(({ path }) => `slots/${path}` === name);
      const loaded = file && study?.loaded.get(file);
      return loaded ? [[slot, loaded] as const] : [];
    },
  );
  return {
    contributor,
    skeleton: { owner: contributor.id, files, rules: study?.rules ?? [] },
    slots: new Map(slots),
  };
}

/** A collision is told between output paths; the file that gives the second one is its place. */
function placeCollisions(
  problems: readonly Problem[],
  files: readonly TriedFile[],
): readonly Problem[] {
  if (!problems.some(({ code, place }) => code === 'path/collision' && !place)) return problems;
  const fileOf = new Map(files.map(({ path, file }) => [path, file.source.file]));
  const placed = findCollisions(fileOf.keys() as Iterable<TreePath>, (path) => ({
    file: fileOf.get(path) ?? path,
  }));
  return problems.map(
    (problem) =>
      (problem.place ? undefined : placed.find(({ message }) => message === problem.message)) ??
      problem,
  );
}
