import { locationOfKey, locationOfValue } from '../../catalog/manifest/source-map.ts';
import type { Contributor } from '../../scaffold/compose/compose.ts';
import { closest, suggestFix } from '../../shared/closest.ts';
import type { Diagnostic, Location } from '../../shared/diagnostic.ts';
import { matchesGlob } from '../../shared/tree/glob.ts';
import type { AnalyzedContributor } from '../analyze-contributor.ts';
import { type CatalogAnalysis, contributorsWith } from '../catalog-analysis.ts';
import type { RenderedPaths } from '../rendered-paths.ts';

/** Globs for rules, reasons, combinations, moves and hooks: each matches a file of some case. */
export function checkUnmatched(
  analysis: CatalogAnalysis,
  rendered: RenderedPaths,
): readonly Diagnostic[] {
  return [...analysis.analyzedContributors.values()].flatMap((analyzed) => {
    const own = rendered.pathsOf.get(analyzed.contributor.id) ?? noPaths;
    const renderCases = rendered.rendered.has(analyzed.contributor.id);
    return renderCases
      ? [...checkAnalyzed(analyzed, own, rendered), ...checkHooks(analysis, analyzed, rendered)]
      : [];
  });
}

const noPaths: ReadonlySet<string> = new Set();

function checkAnalyzed(
  { contributor: { source } }: AnalyzedContributor,
  own: ReadonlySet<string>,
  rendered: RenderedPaths,
): readonly Diagnostic[] {
  const { spec } = source.value;
  const slots = Object.keys('slots' in spec ? (spec.slots ?? {}) : {});
  const touched = new Set([
    ...own,
    ...slots.flatMap((slot) => [...(rendered.slotPaths.get(slot) ?? [])]),
  ]);
  const combine = Object.keys('combine' in spec ? (spec.combine ?? {}) : {});
  return [
    ...(spec.files ?? []).flatMap(({ path }, index) =>
      checkGlob(path, own, locationOfValue(source, ['spec', 'files', index, 'path'])),
    ),
    ...Object.keys(spec.why ?? {}).flatMap((glob) =>
      checkGlob(glob, touched, locationOfKey(source, ['spec', 'why', glob])),
    ),
    ...checkMoved(source, own),
    ...combine
      .filter((path) => !own.has(path))
      .map((path) => unmatched(path, own, locationOfKey(source, ['spec', 'combine', path]))),
  ];
}

/** The target of a move exists, unless it moved again. */
function checkMoved(
  source: Contributor['source'],
  own: ReadonlySet<string>,
): readonly Diagnostic[] {
  const all = source.value.spec.migrations ?? [];
  const left = new Set(all.flatMap(({ moved }) => Object.keys(moved ?? {})));
  return all.flatMap(({ moved }, index) =>
    Object.entries(moved ?? {})
      .filter(([, path]) => !own.has(path) && !left.has(path))
      .map(([old, path]) =>
        unmatched(path, own, locationOfValue(source, ['spec', 'migrations', index, 'moved', old])),
      ),
  );
}

/** A hook may wait for a file of another contributor that it is combined with. */
function checkHooks(
  analysis: CatalogAnalysis,
  { contributor }: AnalyzedContributor,
  rendered: RenderedPaths,
): readonly Diagnostic[] {
  const { id, source } = contributor;
  const globs = (source.value.spec.hooks ?? []).flatMap(({ onChange = [] }, index) =>
    onChange.map((glob, at) => ({ glob, path: ['spec', 'hooks', index, 'onChange', at] })),
  );
  if (globs.length === 0) return [];
  const paths = new Set(
    contributorsWith(analysis, id).flatMap((analyzed) => [
      ...(rendered.pathsOf.get(analyzed.contributor.id) ?? []),
    ]),
  );
  return globs.flatMap(({ glob, path }) => checkGlob(glob, paths, locationOfValue(source, path)));
}

function checkGlob(
  glob: string,
  paths: ReadonlySet<string>,
  location: Location,
): readonly Diagnostic[] {
  return [...paths].some(matchesGlob(glob)) ? [] : [unmatched(glob, paths, location)];
}

function unmatched(glob: string, paths: ReadonlySet<string>, location: Location): Diagnostic {
  return {
    code: 'manifest/unmatched-rule',
    message: `"${glob}" matches no generated file`,
    location,
    ...(closest(glob, paths) === undefined ? {} : suggestFix(glob, paths)),
  };
}
