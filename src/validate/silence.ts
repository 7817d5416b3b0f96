import { type Code, severityOf } from '../errors/codes.ts';
import type { Problem } from '../errors/problem.ts';
import { placeOfValue, type Sourced } from '../manifest/source.ts';
import { matchesGlob } from '../tree/glob.ts';
import type { Survey } from './survey.ts';

/** A warning that a manifest silences, in the files below its own folder. */
interface Allowed {
  readonly source: Manifest;
  readonly index: number;
  readonly code: Code;
  readonly covers: (file: string) => boolean;
}

type Manifest = Sourced<{
  readonly spec: {
    readonly allow?:
      | readonly { readonly code: Code; readonly path?: string | undefined }[]
      | undefined;
  };
}>;

/**
 * Takes out the warnings that the manifests allow. Where everything was looked at, an entry that silences nothing
 * is a warning itself, for it would hide the next one.
 */
export function silenceAllowed(
  problems: readonly Problem[],
  survey: Survey,
  isWhole: boolean,
): readonly Problem[] {
  const all = manifestsOf(survey).flatMap(allowedBy);
  if (all.length === 0) return problems;
  const used = new Set<Allowed>();
  const left = problems.filter(({ code, place }) => {
    if (place === undefined || severityOf(code) !== 'warning') return true;
    const by = all.filter((one) => one.code === code && one.covers(place.file));
    for (const one of by) used.add(one);
    return by.length === 0;
  });
  return isWhole ? [...left, ...all.filter((one) => !used.has(one)).map(unused)] : left;
}

function manifestsOf({ catalog, studies }: Survey): readonly Manifest[] {
  const own = [...studies.values()].map(({ contributor }) => contributor.source as Manifest);
  return catalog.platform ? [...own, catalog.platform] : own;
}

function allowedBy(source: Manifest): readonly Allowed[] {
  const folder = source.file.slice(0, source.file.lastIndexOf('/') + 1);
  return (source.value.spec.allow ?? []).map(({ code, path }, index) => {
    const matches = path === undefined ? () => true : matchesGlob(path);
    const covers = (file: string) => file.startsWith(folder) && matches(file.slice(folder.length));
    return { source, index, code, covers };
  });
}

function unused({ source, index, code }: Allowed): Problem {
  return {
    code: 'manifest/unused-allow',
    message: `nothing here raises ${code}`,
    place: placeOfValue(source, ['spec', 'allow', index]),
    hint: 'take the entry out',
  };
}
