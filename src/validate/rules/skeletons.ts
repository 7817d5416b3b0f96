import { duplicateOutputDiagnostic } from '../../scaffold/skeleton/render-skeleton.ts';
import { outputPathOf, type SkeletonFile } from '../../scaffold/skeleton/skeleton-file.ts';
import { closest, suggest } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { AnalyzedContributor } from '../analyze-contributor.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Skeletons that are missing, that belong to no runtime, or that contain symbolic links. */
export function checkSkeletons(analysis: CatalogAnalysis): readonly Diagnostic[] {
  const runtimes = new Set(
    [...analysis.catalog.templates.values()].flatMap(
      ({ source }) => source.value.spec.runtime ?? [],
    ),
  );
  const ofContributors = [...analysis.analyzedContributors.values()].flatMap((analyzed) => [
    ...checkPresence(analyzed),
    ...checkRuntimes(analyzed, runtimes),
    ...checkGaps(analyzed, analysis, runtimes),
    ...[...analyzed.files.skeletonFiles].flatMap(([folder, files]) =>
      checkDuplicates(folder, files),
    ),
    ...analyzed.files.links.map(linkDiagnostic),
    ...analyzed.files.others.flatMap((folder) => checkFolder(analyzed, folder)),
  ]);
  return [...ofContributors, ...analysis.partialLinks.map(linkDiagnostic)];
}

function checkPresence({ contributor, files }: AnalyzedContributor): readonly Diagnostic[] {
  const { spec } = contributor.source.value;
  const gives = [...files.skeletonFiles].some(
    ([folder, inFolder]) => folder !== 'partials' && inFolder.length > 0,
  );
  const works = !('creates' in spec) && (spec.hooks ?? []).length > 0;
  if (gives || works) return [];
  const location = { file: contributor.source.file, line: 1, column: 1 };
  const message = `${contributor.id} has no files`;
  return [{ code: 'skeleton/missing', message, location, hint: 'put its files into skeleton/' }];
}

/** `main.ts` and `main.ts.hbs`, whether any case generates them or not. */
function checkDuplicates(folder: string, files: readonly SkeletonFile[]): readonly Diagnostic[] {
  if (folder === 'slots' || folder === 'partials') return [];
  const first = new Map<string, SkeletonFile>();
  return files.flatMap((skeletonFile) => {
    const path = outputPathOf(skeletonFile);
    const earlier = first.get(path);
    first.set(path, earlier ?? skeletonFile);
    return earlier ? [duplicateOutputDiagnostic({ skeletonFile }, path, earlier.file)] : [];
  });
}

/** A folder for a runtime that this one does not fit, or that no template has, is never read. */
function checkRuntimes(
  { contributor, files }: AnalyzedContributor,
  runtimes: ReadonlySet<string>,
): readonly Diagnostic[] {
  const { spec } = contributor.source.value;
  const ownRuntimes = 'creates' in spec ? [spec.runtime ?? ''] : spec.for?.runtimes;
  const known = new Set(ownRuntimes ?? runtimes);
  return [...files.skeletonFiles].flatMap(([folder, [first]]): readonly Diagnostic[] => {
    const runtime = /^skeleton\.(.+)$/.exec(folder)?.[1];
    if (runtime === undefined || first === undefined || known.has(runtime)) return [];
    const message = `${folder} is ignored: "${runtime}" is not a runtime of ${contributor.id}`;
    const location = { file: first.file };
    return [
      { code: 'catalog/unknown-reference', message, location, hint: suggest(runtime, known) },
    ];
  });
}

/** Code for some runtimes, and not for that of a template that offers it. */
function checkGaps(
  { contributor, files }: AnalyzedContributor,
  { offeredBy }: CatalogAnalysis,
  runtimes: ReadonlySet<string>,
): readonly Diagnostic[] {
  const { spec } = contributor.source.value;
  const known = [...runtimes].filter((name) => files.skeletonFiles.has(`skeleton.${name}`));
  if ('creates' in spec || spec.for !== undefined || known.length === 0) return [];
  return (offeredBy.get(contributor.id) ?? []).flatMap(({ id, source }): readonly Diagnostic[] => {
    const { runtime } = source.value.spec;
    if (runtime === undefined || known.includes(runtime)) return [];
    const location = { file: contributor.source.file, line: 1, column: 1 };
    const message = `${contributor.id} has no skeleton.${runtime} for ${id}, which offers it`;
    const hint = `add skeleton.${runtime}/, or say which runtimes it fits: for: { runtimes: [${known.join(', ')}] }`;
    return [{ code: 'skeleton/missing', message, location, hint }];
  });
}

/** A folder with a name similar to a known one is probably a typo; any other is its owner's. */
function checkFolder({ contributor }: AnalyzedContributor, folder: string): readonly Diagnostic[] {
  const meant = closest(folder, ['skeleton', 'slots', 'partials', 'examples']);
  if (meant === undefined) return [];
  const location = { file: contributor.source.file.replace(/[^/]+$/, folder) };
  const message = `the folder ${folder} is ignored`;
  return [{ code: 'catalog/unlisted', message, location, hint: `did you mean ${meant}?` }];
}

function linkDiagnostic(file: string): Diagnostic {
  const message = 'symbolic links are neither packed nor generated';
  return {
    code: 'skeleton/link',
    message,
    location: { file },
    hint: 'replace the link with the file itself',
  };
}
