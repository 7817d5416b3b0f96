import type { Mapping } from '../data/value.ts';
import { append } from '../errors/append.ts';
import { type Checked, checked } from '../errors/checked.ts';
import { IdpError } from '../errors/error.ts';
import type { Problem } from '../errors/problem.ts';
import type { CombineStrategy } from '../manifest/capability.ts';
import { placeOfKey } from '../manifest/source.ts';
import { renderSkeleton } from '../skeleton/render.ts';
import { renderTemplate } from '../templating/render.ts';
import { findCollisions } from '../tree/collision.ts';
import type { TreePath } from '../tree/path.ts';
import { decodeText } from '../tree/text.ts';
import type { GivenFile, Tree } from '../tree/tree.ts';
import { combineFiles } from './combine.ts';
import type { Contributor } from './compose.ts';
import type { Pack } from './load.ts';

/** The files of a golden path for these names: every contributor rendered, slots filled, shared files combined. */
export function layPath(packs: readonly Pack[], names: Mapping): Checked<Tree<GivenFile>> {
  const problems: Problem[] = [];
  const slots = fillSlots(packs, names, problems);
  const tree = new Map<TreePath, GivenFile>();
  for (const { contributor, skeleton } of packs) {
    const rendered = renderSkeleton(skeleton, { names, slots });
    if (!rendered.ok) append(problems, rendered.problems);
    else
      for (const [path, file] of rendered.value) addFile(tree, path, file, contributor, problems);
  }
  append(problems, findCollisions(tree.keys()));
  return checked(tree, problems);
}

/** What each slot holds: the texts of the capabilities in their order, those that render to nothing left out. */
function fillSlots(
  packs: readonly Pack[],
  names: Mapping,
  problems: Problem[],
): ReadonlyMap<string, readonly string[]> {
  const filled = new Map<string, readonly string[]>();
  for (const { slots } of packs) {
    for (const [slot, { template, source }] of slots) {
      const text = template
        ? tryRender(() => renderTemplate(template, { names }), problems)
        : (decodeText(source.bytes) ?? '');
      if (text.trim() !== '') filled.set(slot, [...(filled.get(slot) ?? []), text]);
    }
  }
  return filled;
}

function tryRender(render: () => string, problems: Problem[]): string {
  try {
    return render();
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    append(problems, error.problems);
    return '';
  }
}

function addFile(
  tree: Map<TreePath, GivenFile>,
  path: TreePath,
  file: GivenFile,
  contributor: Contributor,
  problems: Problem[],
): void {
  const first = tree.get(path);
  const strategy = strategyOf(contributor, path);
  if (first === undefined) tree.set(path, file);
  else if (strategy === undefined) problems.push(samePath(path, first, contributor));
  else {
    const combined = combineFiles(path, first, file, strategy);
    if (combined.ok) tree.set(path, combined.value);
    else {
      const place = placeOfKey(contributor.source, ['spec', 'combine', path]);
      append(
        problems,
        combined.problems.map((problem) => ({ ...problem, place })),
      );
    }
  }
}

function strategyOf({ source }: Contributor, path: TreePath): CombineStrategy | undefined {
  return 'combine' in source.value.spec ? source.value.spec.combine?.[path] : undefined;
}

function samePath(path: TreePath, first: GivenFile, contributor: Contributor): Problem {
  return {
    code: 'capability/same-path',
    message: `${path} is given by ${first.from.join(' and ')} and by ${contributor.id}`,
    place: placeOfKey(contributor.source, ['spec', 'combine', path]),
    hint: `say how they combine in ${contributor.id}: combine: { "${path}": json }, or yaml, or lines; or use a slot`,
  };
}
