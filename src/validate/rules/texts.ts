import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Expressions, skeleton files and examples that cannot be read. */
export function checkTexts({ analyzedContributors }: CatalogAnalysis): readonly Diagnostic[] {
  return [...analyzedContributors.values()].flatMap(({ diagnostics, exampleDiagnostics }) => [
    ...diagnostics,
    ...exampleDiagnostics,
  ]);
}
