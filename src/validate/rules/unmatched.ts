import type { Contributor } from '../../capability/compose.ts';
import { amend, nearest } from '../../errors/nearest.ts';
import type { Place, Problem } from '../../errors/problem.ts';
import { placeOfKey, placeOfValue } from '../../manifest/source.ts';
import { matchesGlob } from '../../tree/glob.ts';
import type { Seen } from '../seen.ts';
import type { Study } from '../study.ts';
import { companionsOf, type Survey } from '../survey.ts';

/**
 * Rules for files, reasons why, ways to combine, files that moved and files that hooks wait for: each fits a file
 * that some trial gave.
 */
export function checkUnmatched(survey: Survey, seen: Seen): readonly Problem[] {
  return [...survey.studies.values()].flatMap((study) => {
    const own = seen.pathsOf.get(study.contributor.id) ?? noPaths;
    const tried = seen.tried.has(study.contributor.id);
    return tried ? [...checkStudy(study, own, seen), ...checkHooks(survey, study, seen)] : [];
  });
}

const noPaths: ReadonlySet<string> = new Set();

function checkStudy(
  { contributor: { source } }: Study,
  own: ReadonlySet<string>,
  seen: Seen,
): readonly Problem[] {
  const { spec } = source.value;
  const slots = Object.keys('slots' in spec ? (spec.slots ?? {}) : {});
  const touched = new Set([
    ...own,
    ...slots.flatMap((slot) => [...(seen.slotPaths.get(slot) ?? [])]),
  ]);
  const combine = Object.keys('combine' in spec ? (spec.combine ?? {}) : {});
  return [
    ...(spec.files ?? []).flatMap(({ path }, index) =>
      checkGlob(path, own, placeOfValue(source, ['spec', 'files', index, 'path'])),
    ),
    ...Object.keys(spec.why ?? {}).flatMap((glob) =>
      checkGlob(glob, touched, placeOfKey(source, ['spec', 'why', glob])),
    ),
    ...checkMoved(source, own),
    ...combine
      .filter((path) => !own.has(path))
      .map((path) => unmatched(path, own, placeOfKey(source, ['spec', 'combine', path]))),
  ];
}

/** Where files moved to there is a file, unless it moved on from there. */
function checkMoved(source: Contributor['source'], own: ReadonlySet<string>): readonly Problem[] {
  const all = source.value.spec.migrations ?? [];
  const left = new Set(all.flatMap(({ moved }) => Object.keys(moved ?? {})));
  return all.flatMap(({ moved }, index) =>
    Object.entries(moved ?? {})
      .filter(([, path]) => !own.has(path) && !left.has(path))
      .map(([old, path]) =>
        unmatched(path, own, placeOfValue(source, ['spec', 'migrations', index, 'moved', old])),
      ),
  );
}

/** A hook may wait for the file of another that it is laid with. */
function checkHooks(survey: Survey, { contributor }: Study, seen: Seen): readonly Problem[] {
  const { id, source } = contributor;
  const globs = (source.value.spec.hooks ?? []).flatMap(({ onChange = [] }, index) =>
    onChange.map((glob, at) => ({ glob, path: ['spec', 'hooks', index, 'onChange', at] })),
  );
  if (globs.length === 0) return [];
  const paths = new Set(
    companionsOf(survey, id).flatMap((study) => [
      ...(seen.pathsOf.get(study.contributor.id) ?? []),
    ]),
  );
  return globs.flatMap(({ glob, path }) => checkGlob(glob, paths, placeOfValue(source, path)));
}

function checkGlob(glob: string, paths: ReadonlySet<string>, place: Place): readonly Problem[] {
  return [...paths].some(matchesGlob(glob)) ? [] : [unmatched(glob, paths, place)];
}

function unmatched(glob: string, paths: ReadonlySet<string>, place: Place): Problem {
  return {
    code: 'manifest/unmatched-rule',
    message: `"${glob}" fits no file that comes out`,
    place,
    ...(nearest(glob, paths) === undefined ? {} : amend(glob, paths)),
  };
}
