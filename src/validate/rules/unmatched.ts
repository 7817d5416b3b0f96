import { nearest } from '../../errors/nearest.ts';
import type { Place, Problem } from '../../errors/problem.ts';
import { placeOfKey, placeOfValue } from '../../manifest/source.ts';
import { matchesGlob } from '../../tree/glob.ts';
import type { Seen } from '../seen.ts';
import type { Study } from '../study.ts';
import type { Survey } from '../survey.ts';

/** Rules for files, reasons why and ways to combine that fit no file which any trial gave. */
export function checkUnmatched({ studies }: Survey, seen: Seen): readonly Problem[] {
  return [...studies.values()].flatMap((study) => {
    const own = seen.pathsOf.get(study.contributor.id);
    return own === undefined ? [] : checkStudy(study, own, seen);
  });
}

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
    ...combine
      .filter((path) => !own.has(path))
      .map((path) => unmatched(path, own, placeOfKey(source, ['spec', 'combine', path]))),
  ];
}

function checkGlob(glob: string, paths: ReadonlySet<string>, place: Place): readonly Problem[] {
  return [...paths].some(matchesGlob(glob)) ? [] : [unmatched(glob, paths, place)];
}

function unmatched(glob: string, paths: ReadonlySet<string>, place: Place): Problem {
  const near = nearest(glob, paths);
  return {
    code: 'manifest/unmatched-rule',
    message: `"${glob}" fits no file that comes out`,
    place,
    ...(near !== undefined && { hint: `did you mean ${near}?` }),
  };
}
