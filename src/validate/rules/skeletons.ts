import { nearest, suggest } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import { twice } from '../../skeleton/render.ts';
import { outputPathOf, type SkeletonFile } from '../../skeleton/skeleton-file.ts';
import type { Study } from '../study.ts';
import type { Survey } from '../survey.ts';

/** Skeletons that are not there, that no runtime asks for, or that hold symbolic links. */
export function checkSkeletons(survey: Survey): readonly Problem[] {
  const runtimes = new Set(
    [...survey.catalog.templates.values()].flatMap(({ source }) => source.value.spec.runtime ?? []),
  );
  return [...survey.studies.values()].flatMap((study) => [
    ...checkPresence(study),
    ...checkRuntimes(study, runtimes),
    ...[...study.files.packs].flatMap(([folder, files]) => checkTwins(folder, files)),
    ...study.files.links.map(linkProblem),
    ...study.files.others.flatMap((folder) => checkFolder(study, folder)),
  ]);
}

function checkPresence({ contributor, files }: Study): readonly Problem[] {
  const { spec } = contributor.source.value;
  const gives = [...files.packs].some(
    ([folder, inFolder]) => folder !== 'partials' && inFolder.length > 0,
  );
  const works = !('creates' in spec) && (spec.hooks ?? []).length > 0;
  if (gives || works) return [];
  const place = { file: contributor.source.file, line: 1, column: 1 };
  const message = `${contributor.id} gives no file`;
  return [{ code: 'skeleton/missing', message, place, hint: 'put its files into skeleton/' }];
}

/** `main.ts` and `main.ts.hbs`, whether the answers that were tried give them or not. */
function checkTwins(folder: string, files: readonly SkeletonFile[]): readonly Problem[] {
  if (folder === 'slots' || folder === 'partials') return [];
  const first = new Map<string, SkeletonFile>();
  return files.flatMap((source) => {
    const path = outputPathOf(source);
    const earlier = first.get(path);
    first.set(path, earlier ?? source);
    return earlier ? [twice({ source }, path, earlier.file)] : [];
  });
}

/** A folder for a runtime that this one does not fit, or that no template has, is never read. */
function checkRuntimes(
  { contributor, files }: Study,
  runtimes: ReadonlySet<string>,
): readonly Problem[] {
  const { spec } = contributor.source.value;
  const ownRuntimes = 'creates' in spec ? [spec.runtime ?? ''] : spec.for?.runtimes;
  const known = new Set(ownRuntimes ?? runtimes);
  return [...files.packs].flatMap(([folder, [first]]): readonly Problem[] => {
    const runtime = /^skeleton\.(.+)$/.exec(folder)?.[1];
    if (runtime === undefined || first === undefined || known.has(runtime)) return [];
    const message = `${folder} is never read: "${runtime}" is no runtime of ${contributor.id}`;
    const place = { file: first.file };
    return [{ code: 'catalog/unknown-reference', message, place, hint: suggest(runtime, known) }];
  });
}

/** A folder whose name is nearly that of one that is read is most likely a slip; any other is its owner's. */
function checkFolder({ contributor }: Study, folder: string): readonly Problem[] {
  const meant = nearest(folder, ['skeleton', 'slots', 'partials', 'examples']);
  if (meant === undefined) return [];
  const place = { file: contributor.source.file.replace(/[^/]+$/, folder) };
  const message = `nothing reads the folder ${folder}`;
  return [{ code: 'catalog/unlisted', message, place, hint: `did you mean ${meant}?` }];
}

function linkProblem(file: string): Problem {
  const message = 'a symbolic link is neither packed nor given';
  return { code: 'skeleton/link', message, place: { file }, hint: 'put the file itself there' };
}
