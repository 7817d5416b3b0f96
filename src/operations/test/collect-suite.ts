import { type Catalog, fileOf } from '../../catalog/catalog.ts';
import { suggest } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwError, throwIfAny } from '../../shared/error.ts';
import { severityOf } from '../../shared/error-codes.ts';
import { type Case, takesPartIn } from '../../testing/case.ts';
import { sitesFor } from '../../testing/coverage/measure.ts';
import type { Sites } from '../../testing/coverage/site.ts';
import { exampleCases, stemOf } from '../../testing/example-cases.ts';
import { boundaryCases } from '../../testing/pairwise/boundary-cases.ts';
import { pairwiseCases } from '../../testing/pairwise/pairwise-cases.ts';
import { snapshotOf } from '../../testing/snapshot.ts';
import {
  analyzeCatalog,
  type CatalogAnalysis,
  contributorsWith,
} from '../../validate/catalog-analysis.ts';
import { createRenderContext } from '../../validate/resolve-case.ts';
import { validateCatalog } from '../../validate/validate-catalog.ts';
import { findAuthorsCatalog } from '../catalog/find-catalog.ts';
import { type CatalogRead, readCatalogInput } from '../catalog/read-catalog-input.ts';
import type { Context } from '../context.ts';

/** What to test: a valid catalog, the selected templates and capabilities, and their cases. */
export interface Suite {
  readonly analysis: CatalogAnalysis;
  /** The selected templates and capabilities. */
  readonly owners: readonly string[];
  /** Whether to compare a snapshot. */
  readonly isAsked: (snapshot: string) => boolean;
  readonly cases: readonly Case[];
  readonly sites: Sites;
  readonly sources: ReadonlyMap<string, string>;
}

export interface TestSelection {
  /** Templates, capabilities and examples (`node-service/default`); all if empty. */
  readonly ids: readonly string[];
  /** The random seed of the pairwise combinations. */
  readonly seed: number;
}

/** Reads and validates the catalog, and resolves every case with a selected contributor. */
export async function collectSuite(
  { ids: asked, seed }: TestSelection,
  context: Context,
): Promise<Suite> {
  const read = await readCatalogInput(await findAuthorsCatalog(context), context.cwd);
  const { catalog } = read.input;
  const analysis = analyzeCatalog(read.input);
  const examples = examplesNamed(asked, analysis);
  const named = asked.filter((id) => !examples.has(id));
  for (const id of named) rejectUnknown(catalog, id);
  const ownersOfExamples = [...examples.values()].map(({ owner }) => owner);
  const ids = asked.length > 0 ? [...new Set(named)] : [...analysis.analyzedContributors.keys()];
  rejectInvalid(read, [...named, ...ownersOfExamples], analysis);
  rejectWithoutExample(ids, analysis);
  const cases = [...catalog.templates.values()].flatMap((template) => {
    const context = createRenderContext(analysis, template, () => true);
    return [...exampleCases(context), ...pairwiseCases(context, seed), ...boundaryCases(context)];
  });
  const files = new Set([...examples.values()].map(({ file }) => file));
  const snapshots = new Set([...files].map(snapshotOf));
  const folders = ids.map((id) => folderOf(catalog, id));
  return {
    analysis,
    owners: [...new Set([...ids, ...ownersOfExamples])],
    isAsked: (file) => snapshots.has(file) || folders.some((folder) => file.startsWith(folder)),
    cases: cases.filter(
      (one) => files.has(one.file ?? '') || ids.some((id) => takesPartIn(id, one)),
    ),
    sites: sitesFor(analysis, ids),
    sources: read.sources,
  };
}

/** The selected examples, by their names: `runtime/kubernetes/large`. */
function examplesNamed(
  asked: readonly string[],
  { analyzedContributors }: CatalogAnalysis,
): ReadonlyMap<string, { readonly owner: string; readonly file: string }> {
  const all = [...analyzedContributors].flatMap(([owner, { examples }]) =>
    examples.map(({ file }) => [`${owner}/${stemOf(file)}`, { owner, file }] as const),
  );
  return new Map(all.filter(([name]) => asked.includes(name) && !analyzedContributors.has(name)));
}

function rejectUnknown({ templates, capabilities, broken, root }: Catalog, id: string): void {
  const known = [...templates.keys(), ...capabilities.keys()];
  if (known.includes(id) || broken.has(id)) return;
  throwError({
    code: 'catalog/unknown-template',
    message: `"${id}" is not a template, capability or example in ${root}`,
    hint: suggest(id, known),
  });
}

/** An invalid catalog is not tested: the problems of the selected contributors are reported instead. */
function rejectInvalid(
  { input }: CatalogRead,
  asked: readonly string[],
  analysis: CatalogAnalysis,
): void {
  const { catalog } = input;
  const parts = asked.flatMap((id) => [id, ...contributorsWith(analysis, id).map(idOf)]);
  const folders = [...new Set(parts)].map((id) => folderOf(catalog, id));
  const isAsked = (file: string) =>
    asked.length === 0 ||
    file.endsWith('platform.yaml') ||
    folders.some((folder) => file.startsWith(folder));
  const result = validateCatalog(input, isAsked);
  const diagnostics = result.diagnostics.filter(({ code }) => severityOf(code) === 'error');
  if (diagnostics.length === 0) return;
  const [first] = diagnostics;
  if (first?.code === 'catalog/empty') throwIfAny(diagnostics);
  const head: Diagnostic = {
    code: 'test/invalid-catalog',
    message: 'nothing was tested, because the catalog is not valid',
    hint: 'run idp validate and fix what it reports',
  };
  throwIfAny([head, ...diagnostics]);
}

function idOf({ contributor }: { readonly contributor: { readonly id: string } }): string {
  return contributor.id;
}

function folderOf({ root }: Catalog, id: string): string {
  return fileOf(root, `${id.includes('/') ? 'capabilities/' : ''}${id}/`);
}

function rejectWithoutExample(
  ids: readonly string[],
  { catalog, analyzedContributors }: CatalogAnalysis,
): void {
  const bare = ids.filter(
    (id) => catalog.templates.has(id) && analyzedContributors.get(id)?.examples.length === 0,
  );
  throwIfAny(
    bare.map((id) => ({
      code: 'test/no-example',
      message: `${id} has no example, so it is not tested`,
      location: { file: catalog.templates.get(id)?.source.file ?? id },
      hint: `write an example: ${folderOf(catalog, id)}examples/default.yaml`,
    })),
  );
}
