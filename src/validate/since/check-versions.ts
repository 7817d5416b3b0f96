import type { Contributor } from '../../capability/compose.ts';
import type { Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import { listSome } from '../../errors/list-some.ts';
import type { Problem } from '../../errors/problem.ts';
import { placeOfValue } from '../../manifest/source.ts';
import { compareVersions, nextVersion } from '../../manifest/versions.ts';
import type { CatalogInput } from '../input.ts';
import { type Survey, surveyCatalog } from '../survey.ts';
import { findCauses } from './causes.ts';
import { type Changes, nameOf } from './changes.ts';
import { limitTemplates, offersOf } from './limit.ts';
import { layInWay, type Way } from './outputs.ts';

/**
 * Versions against what they were: none is older, and each rises with a change of what comes out. Both states are
 * laid over the platform of today, whose changes are no change of a template; over its own, where the older one
 * cannot be laid over that.
 */
export function checkVersions(
  before: CatalogInput,
  now: CatalogInput,
  { changed }: Changes,
): readonly Problem[] {
  const moved = templatesToLay(now.catalog, changed);
  const survey = surveyCatalog(limitTemplates(now, moved));
  const older = surveyOlder(limitTemplates(before, moved), now.catalog);
  const all = [...now.catalog.templates.values(), ...now.catalog.capabilities.values()];
  const fallen = all.flatMap((contributor) => checkFall(contributor, before.catalog));
  const stale = new Map<string, Problem>();
  for (const template of survey.catalog.templates.values()) {
    const offered = survey.offers.get(template.id) ?? [];
    const touched = offered.filter((id) => changed.has(id));
    for (const way of waysToLay(survey, older, template, touched)) {
      for (const [id, paths] of causesOf(survey, older, template, { way, changed })) {
        const problem = stale.has(id) ? undefined : checkRise(id, { survey, before, way, paths });
        if (problem) stale.set(id, problem);
      }
    }
  }
  return [...fallen, ...stale.values()];
}

/** The templates that changed, and those that offer a capability that did. */
function templatesToLay(catalog: Catalog, changed: ReadonlySet<string>): ReadonlySet<string> {
  const moved = [...offersOf(catalog)].filter(([id, offered]) =>
    [id, ...offered].some((one) => changed.has(one)),
  );
  return new Set(moved.map(([id]) => id));
}

function surveyOlder(before: CatalogInput, { platform }: Catalog): Older {
  const today = surveyCatalog({ ...before, catalog: { ...before.catalog, platform } });
  let own: Survey | undefined;
  return {
    today,
    own: () => {
      own ??= surveyCatalog(before);
      return own;
    },
  };
}

/** The catalog of then, over the platform of today and over its own. */
interface Older {
  readonly today: Survey;
  readonly own: () => Survey;
}

/** By its examples, those of before first; by its defaults; and with each capability that changed. */
function waysToLay(
  now: Survey,
  { today }: Older,
  { id }: TemplateEntry,
  capabilities: readonly string[],
): readonly Way[] {
  const examplesOf = (one: string) => {
    const all = [today, now].flatMap(({ studies }) => studies.get(one)?.examples ?? []);
    return all.filter(
      ({ file }, index) => all.findIndex((other) => nameOf(other.file) === nameOf(file)) === index,
    );
  };
  const told = (file: string) => `example ${nameOf(file).replace(/\.ya?ml$/, '')}`;
  return [
    ...examplesOf(id).map((example) => ({ told: told(example.file), example })),
    { told: 'its defaults' },
    ...capabilities.flatMap((capability) => [
      ...examplesOf(capability).map((example) => ({
        told: `${told(example.file)} in ${id}`,
        capability,
        example,
      })),
      { told: `the defaults of ${id}`, capability },
    ]),
  ];
}

function causesOf(
  survey: Survey,
  { today, own }: Older,
  { id }: TemplateEntry,
  { way, changed }: { readonly way: Way; readonly changed: ReadonlySet<string> },
): ReadonlyMap<string, readonly string[]> {
  const [template, old] = [survey, today].map(({ catalog }) => catalog.templates.get(id));
  const now = template && layInWay(survey, template, way);
  const before = now && old && (layInWay(today, old, way) ?? layInWay(own(), old, way));
  return now && before ? findCauses(before, now, changed) : new Map();
}

interface Evidence {
  readonly survey: Survey;
  readonly before: CatalogInput;
  readonly way: Way;
  readonly paths: readonly string[];
}

function checkRise(id: string, { survey, before, way, paths }: Evidence): Problem | undefined {
  const source = survey.studies.get(id)?.contributor.source;
  const version = source?.value.metadata.version ?? '';
  const old = versionIn(before.catalog, id);
  if (source === undefined || old === undefined || compareVersions(version, old) !== 0)
    return undefined;
  return {
    code: 'manifest/same-version',
    message: `${id} is still ${version}, but gives other files by ${way.told}: ${listSome(paths)}`,
    place: placeOfValue(source, ['metadata', 'version']),
    hint: `write version: ${nextVersion(version)}`,
    fix: { kind: 'word', was: version, becomes: nextVersion(version) },
  };
}

function checkFall({ id, source }: Contributor, before: Catalog): readonly Problem[] {
  const old = versionIn(before, id);
  const { version } = source.value.metadata;
  if (old === undefined || compareVersions(version, old) >= 0) return [];
  return [
    {
      code: 'manifest/older-version',
      message: `${id} is ${version}, but was ${old} already`,
      place: placeOfValue(source, ['metadata', 'version']),
      hint: `write version: ${nextVersion(old)}`,
      fix: { kind: 'word', was: version, becomes: nextVersion(old) },
    },
  ];
}

function versionIn({ templates, capabilities }: Catalog, id: string): string | undefined {
  return (templates.get(id) ?? capabilities.get(id))?.source.value.metadata.version;
}
