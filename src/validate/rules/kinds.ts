import { kindsOf, layersOf } from '../../catalog/find.ts';
import { locationOfKey, locationOfValue } from '../../catalog/manifest/source-map.ts';
import { suggestFix } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Kinds and layers with requirements of the platform: after a typo they would apply to nothing. */
export function checkKinds({ catalog }: CatalogAnalysis): readonly Diagnostic[] {
  const { platform, broken } = catalog;
  if (platform === undefined || broken.size > 0) return [];
  const kinds = kindsOf(catalog);
  const layers = layersOf(catalog);
  return Object.entries(platform.value.spec.kinds ?? {}).flatMap(([kind, { mustInclude = [] }]) => [
    ...(kinds.includes(kind)
      ? []
      : [
          {
            code: 'catalog/unknown-reference' as const,
            message: `no template creates a "${kind}"`,
            location: locationOfKey(platform, ['spec', 'kinds', kind]),
            ...suggestFix(kind, kinds),
          },
        ]),
    ...mustInclude.flatMap(({ layer }, index) =>
      layer === undefined || layers.includes(layer)
        ? []
        : [
            {
              code: 'catalog/unknown-reference' as const,
              message: `no capability belongs to the layer "${layer}"`,
              location: locationOfValue(platform, [
                'spec',
                'kinds',
                kind,
                'mustInclude',
                index,
                'layer',
              ]),
              ...suggestFix(layer, layers),
            },
          ],
    ),
  ]);
}
