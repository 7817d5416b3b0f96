import type { Catalog } from '../catalog/catalog.ts';
import { severityOf } from '../errors/codes.ts';
import { fail, failIfAny } from '../errors/error.ts';
import { suggest } from '../errors/nearest.ts';
import type { Problem } from '../errors/problem.ts';
import { type Case, takesPart } from '../suite/case.ts';
import { borderCases } from '../suite/cover/border-cases.ts';
import { coverCases } from '../suite/cover/cover-cases.ts';
import { sitesFor } from '../suite/coverage/measure.ts';
import type { Sites } from '../suite/coverage/site.ts';
import { exampleCases, stemOf } from '../suite/example-cases.ts';
import { goldenOf } from '../suite/golden.ts';
import { benchFor } from '../validate/settle-trial.ts';
import { companionsOf, type Survey, surveyCatalog } from '../validate/survey.ts';
import { validateCatalog } from '../validate/validate-catalog.ts';
import type { Context } from './context.ts';
import { findAuthorsCatalog } from './find-catalog.ts';
import { type CatalogRead, readCatalogInput } from './read-catalog-input.ts';

/** What is to be tested: a catalog that is valid, the templates and capabilities asked about, and their cases. */
export interface Suite {
  readonly survey: Survey;
  /** The templates and capabilities of which something is asked. */
  readonly owners: readonly string[];
  /** Whether a golden text is to be compared. */
  readonly isAsked: (golden: string) => boolean;
  readonly cases: readonly Case[];
  readonly sites: Sites;
  readonly sources: ReadonlyMap<string, string>;
}

export interface Asked {
  /** Templates, capabilities and examples (`node-service/default`); all there is if there are none. */
  readonly ids: readonly string[];
  /** Another one finds another cover of the same pairs. */
  readonly seed: number;
}

/** Reads and validates the catalog, and settles every case in which one of those asked about takes part. */
export async function gatherSuite({ ids: asked, seed }: Asked, context: Context): Promise<Suite> {
  const read = await readCatalogInput(await findAuthorsCatalog(context));
  const { catalog } = read.input;
  const survey = surveyCatalog(read.input);
  const examples = examplesNamed(asked, survey);
  const named = asked.filter((id) => !examples.has(id));
  for (const id of named) refuseUnknown(catalog, id);
  const ownersOfExamples = [...examples.values()].map(({ owner }) => owner);
  const ids = asked.length > 0 ? [...new Set(named)] : [...survey.studies.keys()];
  refuseInvalid(read, [...named, ...ownersOfExamples], survey);
  refuseWithoutExample(ids, survey);
  const cases = [...catalog.templates.values()].flatMap((template) => {
    const bench = benchFor(survey, template, () => true);
    return [...exampleCases(bench), ...coverCases(bench, seed), ...borderCases(bench)];
  });
  const files = new Set([...examples.values()].map(({ file }) => file));
  const goldens = new Set([...files].map(goldenOf));
  const folders = ids.map((id) => folderOf(catalog, id));
  return {
    survey,
    owners: [...new Set([...ids, ...ownersOfExamples])],
    isAsked: (file) => goldens.has(file) || folders.some((folder) => file.startsWith(folder)),
    cases: cases.filter((one) => files.has(one.file ?? '') || ids.some((id) => takesPart(id, one))),
    sites: sitesFor(survey, ids),
    sources: read.sources,
  };
}

/** The examples among what is asked for, by what they were called: `runtime/kubernetes/large`. */
function examplesNamed(
  asked: readonly string[],
  { studies }: Survey,
): ReadonlyMap<string, { readonly owner: string; readonly file: string }> {
  const all = [...studies].flatMap(([owner, { examples }]) =>
    examples.map(({ file }) => [`${owner}/${stemOf(file)}`, { owner, file }] as const),
  );
  return new Map(all.filter(([name]) => asked.includes(name) && !studies.has(name)));
}

function refuseUnknown({ templates, capabilities, broken, root }: Catalog, id: string): void {
  const known = [...templates.keys(), ...capabilities.keys()];
  if (known.includes(id) || broken.has(id)) return;
  fail({
    code: 'catalog/unknown-template',
    message: `"${id}" is no template, capability or example of ${root}`,
    hint: suggest(id, known),
  });
}

/** What cannot be relied on is not tested: everything that validation finds in what takes part is told instead. */
function refuseInvalid({ input }: CatalogRead, asked: readonly string[], survey: Survey): void {
  const { catalog } = input;
  const parts = asked.flatMap((id) => [id, ...companionsOf(survey, id).map(idOf)]);
  const folders = [...new Set(parts)].map((id) => folderOf(catalog, id));
  const isAsked = (file: string) =>
    asked.length === 0 ||
    file.endsWith('platform.yaml') ||
    folders.some((folder) => file.startsWith(folder));
  const verdict = validateCatalog(input, isAsked);
  const problems = verdict.problems.filter(({ code }) => severityOf(code) === 'error');
  if (problems.length === 0) return;
  const [first] = problems;
  if (first?.code === 'catalog/empty') failIfAny(problems);
  const head: Problem = {
    code: 'test/invalid-catalog',
    message: 'nothing was tested: first the catalog must be valid',
    hint: 'idp validate tells when it is',
  };
  failIfAny([head, ...problems]);
}

function idOf({ contributor }: { readonly contributor: { readonly id: string } }): string {
  return contributor.id;
}

function folderOf({ root }: Catalog, id: string): string {
  return `${root.replace(/\/+$/, '')}/${id.includes('/') ? 'capabilities/' : ''}${id}/`;
}

function refuseWithoutExample(ids: readonly string[], { catalog, studies }: Survey): void {
  const bare = ids.filter(
    (id) => catalog.templates.has(id) && studies.get(id)?.examples.length === 0,
  );
  failIfAny(
    bare.map((id) => ({
      code: 'test/no-example',
      message: `${id} has no example, so nothing shows what it gives`,
      place: { file: catalog.templates.get(id)?.source.file ?? id },
      hint: `write the answers of one into ${folderOf(catalog, id)}examples/default.yaml`,
    })),
  );
}
