import { readCatalogInput } from '../../../src/commands/read-catalog-input.ts';
import { validateCatalog } from '../../../src/validate/validate-catalog.ts';
import { copyCatalog } from './catalog-copy.ts';
import { type Judged, judge } from './judge.ts';
import { kinds } from './kinds.ts';
import { outputOf } from './output.ts';
import { sampleOf } from './sample.ts';

/** Damages a copy of a catalog in every way that is drawn, and tells what became of each. */
export async function runMutants(
  catalog: string,
  { seed, perKind }: { readonly seed: number; readonly perKind: number },
): Promise<readonly Judged[]> {
  const copy = copyCatalog(catalog);
  const judged: Judged[] = [];
  try {
    const intact = await outputOf(copy.root);
    for (const { name, mutants } of kinds) {
      for (const mutant of sampleOf(mutants(copy.files), perKind, seed, ({ does }) => does)) {
        judged.push(
          await copy.damaged(mutant, async () => {
            const problems = await validated(copy.root);
            const outputs =
              problems.length === 0 ? ([await outputOf(copy.root), intact] as const) : undefined;
            return { kind: name, mutant, problems, verdict: judge(mutant, problems, outputs) };
          }),
        );
      }
    }
  } finally {
    copy.remove();
  }
  return judged;
}

async function validated(root: string) {
  const { input } = await readCatalogInput(root);
  return validateCatalog(input).problems.map(({ place, ...problem }) => ({
    ...problem,
    ...(place && { place: { ...place, file: place.file.slice(root.length + 1) } }),
  }));
}
