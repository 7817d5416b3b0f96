import { findDependencyCycles } from '../../scaffold/compose/order.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Capabilities that require each other in a circle, whether a template offers them or not. */
export function checkCycles({ catalog }: CatalogAnalysis): readonly Diagnostic[] {
  return findDependencyCycles([...catalog.capabilities.values()]);
}
