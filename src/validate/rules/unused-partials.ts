import { partialNameOf, partialsOf } from '../../scaffold/skeleton/partials.ts';
import type { SkeletonFile } from '../../scaffold/skeleton/skeleton-file.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { readPartial } from '../../templating/partials.ts';
import type { AnalyzedContributor } from '../analyze-contributor.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Partials that nothing calls, of a contributor and of the catalog; what cannot be read may call any. */
export function checkUnusedPartials({
  analyzedContributors,
  partials,
  catalog,
}: CatalogAnalysis): readonly Diagnostic[] {
  const all = [...analyzedContributors.values()];
  const isWhole = catalog.broken.size === 0 && all.every(isRead);
  return [
    ...all.flatMap((analyzed) =>
      checkFolder(
        analyzed.files.skeletonFiles.get('partials') ?? [],
        isRead(analyzed) ? [analyzed] : undefined,
      ),
    ),
    ...checkFolder(partials, isWhole ? all : undefined),
  ];
}

function isRead({ diagnostics }: AnalyzedContributor): boolean {
  return diagnostics.length === 0;
}

function checkFolder(
  files: readonly SkeletonFile[],
  callers: readonly AnalyzedContributor[] | undefined,
): readonly Diagnostic[] {
  return files.flatMap((file): readonly Diagnostic[] => {
    const location = { file: file.file };
    if (partialNameOf(file) === undefined) {
      const message = 'is not a partial: nothing can call it';
      const hint = 'name it NAME.hbs, directly in partials/';
      return [{ code: 'skeleton/unused-partial', message, location, hint }];
    }
    if (callers === undefined || callers.some((analyzed) => analyzed.partials.has(file.file)))
      return [];
    return [...checkText(file), unusedDiagnostic(file)];
  });
}

/** The text of an unused partial is not checked elsewhere. */
function checkText(file: SkeletonFile): readonly Diagnostic[] {
  return [...partialsOf([file], []).values()].flatMap((source) => {
    const read = readPartial(source);
    return read.ok ? [] : read.diagnostics;
  });
}

function unusedDiagnostic(file: SkeletonFile): Diagnostic {
  return {
    code: 'skeleton/unused-partial',
    message: 'nothing calls this partial',
    location: { file: file.file },
    hint: `remove it, or call it: {{> ${partialNameOf(file)}}}`,
  };
}
