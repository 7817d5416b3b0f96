import { kindsOf, layersOf } from '../../catalog/find.ts';
import { amend } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import { placeOfKey, placeOfValue } from '../../manifest/source.ts';
import type { Survey } from '../survey.ts';

/** Kinds and layers of which the platform asks something: a slip in their names would ask it of nobody. */
export function checkKinds({ catalog }: Survey): readonly Problem[] {
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
            place: placeOfKey(platform, ['spec', 'kinds', kind]),
            ...amend(kind, kinds),
          },
        ]),
    ...mustInclude.flatMap(({ layer }, index) =>
      layer === undefined || layers.includes(layer)
        ? []
        : [
            {
              code: 'catalog/unknown-reference' as const,
              message: `no capability is of the layer "${layer}"`,
              place: placeOfValue(platform, ['spec', 'kinds', kind, 'mustInclude', index, 'layer']),
              ...amend(layer, layers),
            },
          ],
    ),
  ]);
}
