import { readCatalogInput } from '../../../src/operations/catalog/read-catalog-input.ts';
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
  const checked: Judged[] = [];
  try {
    const intact = await outputOf(copy.root);
    for (const { name, mutants } of kinds) {
      for (const mutant of sampleOf(mutants(copy.files), perKind, seed, ({ does }) => does)) {
        checked.push(
          await copy.damaged(mutant, async () => {
            const diagnostics = await validated(copy.root);
            const outputs =
              diagnostics.length === 0 ? ([await outputOf(copy.root), intact] as const) : undefined;
            return { kind: name, mutant, diagnostics, result: judge(mutant, diagnostics, outputs) };
          }),
        );
      }
    }
  } finally {
    copy.remove();
  }
  return checked;
}

async function validated(root: string) {
  const { input } = await readCatalogInput(root, process.cwd());
  return validateCatalog(input).diagnostics.map(({ location, ...diagnostic }) => ({
    ...diagnostic,
    ...(location && { location: { ...location, file: location.file.slice(root.length + 1) } }),
  }));
}
