import { createPreparer } from '../../../src/operations/answers/prepare-service.ts';
import { readCatalogInput } from '../../../src/operations/catalog/read-catalog-input.ts';
import type { Case } from '../../../src/testing/case.ts';
import { exampleCases } from '../../../src/testing/example-cases.ts';
import { pairwiseCases } from '../../../src/testing/pairwise/pairwise-cases.ts';
import { analyzeCatalog } from '../../../src/validate/catalog-analysis.ts';
import { createRenderContext, type RenderContext } from '../../../src/validate/resolve-case.ts';
import { codeOf } from './runtimes.ts';
import { givenVariantsOf, type Path } from './variants.ts';

/** One way to lay a path, of those few in which every two choices stand together once at least. */
export interface Row {
  readonly name: string;
  /** For `idp new`. */
  readonly flags: readonly string[];
  /** How many systems are on. */
  readonly providers: number;
  /** The same for two rows that have the same files of code: so it is where the same systems bring some. */
  readonly code: string;
}

const { input } = await readCatalogInput('templates', process.cwd());
const analysis = analyzeCatalog(input);
const prepare = createPreparer(input.catalog, process.cwd());

/** The pairwise cover of a path, as `idp test` makes it. */
export function coverOf(path: Path): readonly Row[] {
  return pairwiseCases(context(path), 1).map((one) => ({
    name: one.name,
    flags: one.flags.flatMap((flag) => flag.split(/ (.*)/s, 2)),
    providers: one.composition.capabilities.length,
    code: code(path, one),
  }));
}

/**
 * Of the rows with the same files of code, the one with the most systems stands for the others; there is none
 * where a generated variant is one of them.
 */
export function standingFor(path: Path, rows: readonly Row[]): readonly Row[] {
  const variants = givenVariantsOf(path).map((variant) => variant.replace(', ', '/'));
  const built = exampleCases(context(path)).filter(({ name }) => variants.includes(name));
  const isBuilt = new Set(built.map((one) => code(path, one)));
  const most = new Map<string, Row>();
  for (const row of rows)
    if (!isBuilt.has(row.code) && row.providers > (most.get(row.code)?.providers ?? -1))
      most.set(row.code, row);
  return [...most.values()];
}

function context(path: Path): RenderContext {
  const template = input.catalog.templates.get(path);
  if (template === undefined) throw new Error(`no template ${path}`);
  return createRenderContext(analysis, template, () => true);
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
