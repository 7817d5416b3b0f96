import { readEarlier } from '../host/checkout-at.ts';
import { lastTag } from '../host/last-tag.ts';
import { takesPart } from '../suite/case.ts';
import { exampleCases } from '../suite/example-cases.ts';
import { type Followed, followExample, type Then } from '../suite/follow/follow-example.ts';
import { benchFor } from '../validate/settle-trial.ts';
import { surveyCatalog } from '../validate/survey.ts';
import { tryPath } from '../validate/trial.ts';
import type { Suite } from './gather-suite.ts';
import { readCatalogInput } from './read-catalog-input.ts';

/** Lets every example of an earlier state of the catalog follow to this one; of the last tag, if none is named. */
export async function followExamples(
  { survey, owners }: Suite,
  ref: string | true,
): Promise<readonly Followed[]> {
  const { root } = survey.catalog;
  const earlier = ref === true ? lastTag(root) : ref;
  const { value: then = [] } = await readEarlier(root, earlier, layExamples);
  return then
    .filter(({ case: one }) => owners.some((id) => takesPart(id, one)))
    .flatMap((one) => followExample(one, survey) ?? []);
}

async function layExamples(root: string): Promise<readonly Then[]> {
  const { input } = await readCatalogInput(root);
  const survey = surveyCatalog(input);
  return [...input.catalog.templates.values()].flatMap((template) =>
    exampleCases(benchFor(survey, template, () => true)).flatMap((one) => {
      const { tree, problems } = tryPath(one.composition, one.resolution, survey.studies);
      return problems.length === 0 ? [{ case: one, tree }] : [];
    }),
  );
}
