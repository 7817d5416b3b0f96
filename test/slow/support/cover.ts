import { createPreparer } from '../../../src/commands/prepare-service.ts';
import { readCatalogInput } from '../../../src/commands/read-catalog-input.ts';
import type { Case } from '../../../src/suite/case.ts';
import { coverCases } from '../../../src/suite/cover/cover-cases.ts';
import { exampleCases } from '../../../src/suite/example-cases.ts';
import { type Bench, benchFor } from '../../../src/validate/settle-trial.ts';
import { surveyCatalog } from '../../../src/validate/survey.ts';
import { codeOf } from './runtimes.ts';
import { givenVariantsOf, type Path } from './variants.ts';

/** One way to lay a path, of those few in which every two choices stand together once at least. */
export interface Row {
  readonly name: string;
  /** For `idp new`. */
  readonly flags: readonly string[];
  /** How many systems are on. */
  readonly systems: number;
  /** The same for two rows that have the same files of code: so it is where the same systems bring some. */
  readonly code: string;
}

const { input } = await readCatalogInput('templates');
const survey = surveyCatalog(input);
const prepare = createPreparer(input.catalog);

/** The pairwise cover of a path, as `idp test` makes it. */
export function coverOf(path: Path): readonly Row[] {
  return coverCases(bench(path), 1).map((one) => ({
    name: one.name,
    flags: one.flags.flatMap((flag) => flag.split(/ (.*)/s, 2)),
    systems: one.composition.capabilities.length,
    code: code(path, one),
  }));
}

/**
 * Of the rows with the same files of code, the one with the most systems stands for the others; there is none
 * where a generated variant is one of them.
 */
export function standingFor(path: Path, rows: readonly Row[]): readonly Row[] {
  const variants = givenVariantsOf(path).map((variant) => variant.replace(', ', '/'));
  const built = exampleCases(bench(path)).filter(({ name }) => variants.includes(name));
  const isBuilt = new Set(built.map((one) => code(path, one)));
  const most = new Map<string, Row>();
  for (const row of rows)
    if (!isBuilt.has(row.code) && row.systems > (most.get(row.code)?.systems ?? -1))
      most.set(row.code, row);
  return [...most.values()];
}

function bench(path: Path): Bench {
  const template = input.catalog.templates.get(path);
  if (template === undefined) throw new Error(`no template ${path}`);
  return benchFor(survey, template, () => true);
}

function code(path: Path, { composition, resolution }: Case): string {
  const { files } = prepare(composition, resolution.answers);
  const name = `/${resolution.answers.get('name')?.value}/`;
  const own = [...files.keys()].filter((at) => codeOf(path).test(at));
  return own
    .map((at) => at.replace(name, '/NAME/'))
    .sort()
    .join('\n');
}
