import { append } from '../errors/append.ts';
import type { Code } from '../errors/codes.ts';
import { dedupeProblems, type Problem, sortProblems } from '../errors/problem.ts';
import { countAsked } from './count.ts';
import type { CatalogInput, Counts } from './input.ts';
import { catalogRules, closingRules, groundRules, trialRules } from './rules.ts';
import { nothingSeen, see } from './seen.ts';
import { silenceAllowed } from './silence.ts';
import { type Survey, surveyCatalog } from './survey.ts';
import { tryTemplate } from './try-template.ts';

/** All that is wrong with a catalog, and how much was looked at. */
export interface Verdict {
  readonly problems: readonly Problem[];
  readonly checked: Counts;
}

/**
 * Holds a catalog against every rule: first what stands in it, then what comes out when each template is laid
 * by its examples and in every selection of capabilities that matters. Of what it finds, that is told whose
 * file is asked about, and what has no file. Templates that are not to be tried are not laid.
 */
export function validateCatalog(
  input: CatalogInput,
  isAsked: (file: string) => boolean = () => true,
  isToTry: (template: string) => boolean = () => true,
): Verdict {
  const checked = countAsked(input, isAsked);
  const { catalog } = input;
  if (catalog.templates.size + catalog.broken.size + input.unlisted.length === 0)
    return { problems: [emptyProblem(catalog.root)], checked };
  const survey = surveyCatalog(input);
  const ground = groundRules.flatMap((rule) => rule(survey));
  const told = [...ground, ...catalogRules.flatMap((rule) => rule(survey))];
  const shown = tryAll(survey, unsoundFolders(survey, ground), isToTry);
  const problems = [...told, ...withoutTold(shown, told)];
  const isWhole = isSound(survey) && [...catalog.templates.keys()].every(isToTry);
  const left = silenceAllowed(problems, survey, isWhole);
  const asked = left.filter(({ place }) => place === undefined || isAsked(place.file));
  return { problems: sortProblems(dedupeProblems(asked)), checked };
}

/** Whether everything could be read, so that no warning is missing. */
function isSound({ catalog, studies }: Survey): boolean {
  return (
    catalog.broken.size === 0 &&
    [...studies.values()].every(({ problems }) => problems.length === 0)
  );
}

function emptyProblem(root: string): Problem {
  return {
    code: 'catalog/empty',
    message: `${root} holds no template`,
    hint: 'a template is a folder with template.yaml and skeleton/',
  };
}

/** Templates and capabilities that cannot be laid, by id. */
function unsoundFolders({ studies }: Survey, ground: readonly Problem[]): ReadonlySet<string> {
  const idsOf = new Map<string, string[]>();
  const add = (file: string, id: string) => {
    if (!idsOf.get(file)?.push(id)) idsOf.set(file, [id]);
  };
  const unread: string[] = [];
  for (const [id, { contributor, files, partials, problems }] of studies) {
    add(contributor.source.file, id);
    for (const { file } of [...files.packs.values()].flat()) add(file, id);
    for (const file of partials.keys()) add(file, id);
    if (problems.length > 0) unread.push(id);
  }
  return new Set([...unread, ...ground.flatMap(({ place }) => idsOf.get(place?.file ?? '') ?? [])]);
}

function tryAll(
  survey: Survey,
  unsound: ReadonlySet<string>,
  isToTry: (template: string) => boolean,
): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = nothingSeen();
  for (const template of survey.catalog.templates.values()) {
    if (unsound.has(template.id) || !isToTry(template.id)) continue;
    const tried = tryTemplate(survey, template, (id) => !unsound.has(id));
    append(problems, tried.problems);
    for (const trial of tried.trials) {
      see(seen, trial);
      for (const rule of trialRules) append(problems, rule(trial));
    }
  }
  for (const [id, templates] of survey.offeredBy)
    if (!templates.every((template) => isToTry(template.id))) seen.tried.delete(id);
  return [...problems, ...closingRules.flatMap((rule) => rule(survey, seen))];
}

/** What a trial shows and the types have shown before, in their own words. */
function withoutTold(shown: readonly Problem[], told: readonly Problem[]): readonly Problem[] {
  const lineOf = ({ place }: Problem) => JSON.stringify([place?.file, place?.line]);
  const lines = new Set(told.filter(({ code }) => toldByTypes.has(code)).map(lineOf));
  return shown.filter((problem) => !toldByTypes.has(problem.code) || !lines.has(lineOf(problem)));
}

const toldByTypes: ReadonlySet<Code> = new Set([
  'skeleton/absent-name',
  'skeleton/arguments',
  'skeleton/mixed-items',
  'skeleton/unknown-field',
]);
