import type { Problem } from '../../errors/problem.ts';
import { partialNameOf, partialsOf } from '../../skeleton/partials.ts';
import type { SkeletonFile } from '../../skeleton/skeleton-file.ts';
import { readPartial } from '../../templating/partials.ts';
import type { Study } from '../study.ts';
import type { Survey } from '../survey.ts';

/** Partials that nothing calls, of a contributor and of the catalog; what cannot be read may call any. */
export function checkUnusedPartials({ studies, partials, catalog }: Survey): readonly Problem[] {
  const all = [...studies.values()];
  const isWhole = catalog.broken.size === 0 && all.every(isRead);
  return [
    ...all.flatMap((study) =>
      checkFolder(study.files.packs.get('partials') ?? [], isRead(study) ? [study] : undefined),
    ),
    ...checkFolder(partials, isWhole ? all : undefined),
  ];
}

function isRead({ problems }: Study): boolean {
  return problems.length === 0;
}

function checkFolder(
  files: readonly SkeletonFile[],
  callers: readonly Study[] | undefined,
): readonly Problem[] {
  return files.flatMap((file): readonly Problem[] => {
    const place = { file: file.file };
    if (partialNameOf(file) === undefined) {
      const message = 'is not a partial: nothing can call it';
      const hint = 'name it NAME.hbs, directly in partials/';
      return [{ code: 'skeleton/unused-partial', message, place, hint }];
    }
    if (callers === undefined || callers.some((study) => study.partials.has(file.file))) return [];
    return [...checkText(file), unusedProblem(file)];
  });
}

/** Nobody else reads the text of what is not called. */
function checkText(file: SkeletonFile): readonly Problem[] {
  return [...partialsOf([file], []).values()].flatMap((source) => {
    const read = readPartial(source);
    return read.ok ? [] : read.problems;
  });
}

function unusedProblem(file: SkeletonFile): Problem {
  return {
    code: 'skeleton/unused-partial',
    message: 'nothing calls this partial',
    place: { file: file.file },
    hint: `remove it, or call it: {{> ${partialNameOf(file)}}}`,
  };
}
