import type { CombineStrategy } from '../../catalog/manifest/capability.ts';
import { locationOfKey } from '../../catalog/manifest/source-map.ts';
import { append } from '../../shared/append.ts';
import type { Mapping } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { IdpError } from '../../shared/error.ts';
import { type Result, toResult } from '../../shared/result.ts';
import { findCollisions } from '../../shared/tree/collision.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { decodeText } from '../../shared/tree/text.ts';
import type { GeneratedFile, Tree } from '../../shared/tree/tree.ts';
import { renderTemplate } from '../../templating/render.ts';
import { renderSkeleton } from '../skeleton/render-skeleton.ts';
import { combineFiles } from './combine.ts';
import type { Contributor } from './compose.ts';
import type { LoadedSkeletonFiles } from './load-skeleton-files.ts';

/** The files of a golden path for these names: every contributor rendered, slots filled, shared files combined. */
export function generateFiles(
  skeletonFiles: readonly LoadedSkeletonFiles[],
  names: Mapping,
): Result<Tree<GeneratedFile>> {
  const diagnostics: Diagnostic[] = [];
  const slots = fillSlots(skeletonFiles, names, diagnostics);
  const tree = new Map<TreePath, GeneratedFile>();
  for (const { contributor, skeleton } of skeletonFiles) {
    const rendered = renderSkeleton(skeleton, { names, slots });
    if (!rendered.ok) append(diagnostics, rendered.diagnostics);
    else
      for (const [path, file] of rendered.value)
        addFile(tree, path, file, contributor, diagnostics);
  }
  append(diagnostics, findCollisions(tree.keys()));
  return toResult(tree, diagnostics);
}

/** What each slot holds: the texts of the capabilities in their order, those that render to nothing left out. */
function fillSlots(
  skeletonFiles: readonly LoadedSkeletonFiles[],
  names: Mapping,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, readonly string[]> {
  const filled = new Map<string, readonly string[]>();
  for (const { slots } of skeletonFiles) {
    for (const [slot, { template, source }] of slots) {
      const text = template
        ? tryRender(() => renderTemplate(template, { names }), diagnostics)
        : (decodeText(source.bytes) ?? '');
      if (text.trim() !== '') filled.set(slot, [...(filled.get(slot) ?? []), text]);
    }
  }
  return filled;
}

function tryRender(render: () => string, diagnostics: Diagnostic[]): string {
  try {
    return render();
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    append(diagnostics, error.diagnostics);
    return '';
  }
}

function addFile(
  tree: Map<TreePath, GeneratedFile>,
  path: TreePath,
  file: GeneratedFile,
  contributor: Contributor,
  diagnostics: Diagnostic[],
): void {
  const first = tree.get(path);
  const strategy = strategyOf(contributor, path);
  if (first === undefined) tree.set(path, file);
  else if (strategy === undefined) diagnostics.push(samePath(path, first, contributor));
  else {
    const combined = combineFiles(path, first, file, strategy);
    if (combined.ok) tree.set(path, combined.value);
    else {
      const location = locationOfKey(contributor.source, ['spec', 'combine', path]);
      append(
        diagnostics,
        combined.diagnostics.map((diagnostic) => ({ ...diagnostic, location })),
      );
    }
  }
}

function strategyOf({ source }: Contributor, path: TreePath): CombineStrategy | undefined {
  return 'combine' in source.value.spec ? source.value.spec.combine?.[path] : undefined;
}

function samePath(path: TreePath, first: GeneratedFile, contributor: Contributor): Diagnostic {
  return {
    code: 'capability/same-path',
    message: `${path} is given by ${first.from.join(' and ')} and by ${contributor.id}`,
    location: locationOfKey(contributor.source, ['spec', 'combine', path]),
    hint: `say how they combine in ${contributor.id}: combine: { "${path}": json }, or yaml, or lines; or use a slot`,
  };
}
