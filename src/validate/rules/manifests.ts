import { checkIds } from '../../catalog/catalog.ts';
import { manifestNameMeant } from '../../catalog/manifest-names.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Manifests that cannot be read, that are not there, and whose name is not that of their folder. */
export function checkManifests({ catalog, unlisted }: CatalogAnalysis): readonly Diagnostic[] {
  const broken = [...catalog.broken.values()].flat();
  return [...broken, ...unlisted.map(unlistedDiagnostic), ...checkIds(catalog)];
}

function unlistedDiagnostic(path: string): Diagnostic {
  const rightName = manifestNameMeant(path);
  if (rightName !== undefined)
    return {
      code: 'catalog/unlisted',
      message: `is ignored, because it is not called ${rightName}`,
      location: { file: path },
      hint: `rename it to ${rightName}`,
    };
  const ofCapability = /(^|\/)capabilities\/[^/]+(\/[^/]+)?$/.test(path);
  return {
    code: 'catalog/unlisted',
    message: 'is ignored, because it has no manifest',
    location: { file: path },
    hint: ofCapability
      ? 'a capability needs capabilities/LAYER/PROVIDER/capability.yaml'
      : 'a template needs TEMPLATE/template.yaml',
  };
}
