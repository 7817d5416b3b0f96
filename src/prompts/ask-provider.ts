import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { offeredLayers } from '../scaffold/compose/select.ts';
import type { Prompter } from './prompter.ts';

/** `idp add` without an argument: any provider that the template offers and that is not on yet, as `LAYER=PROVIDER`. */
export async function askProvider(
  { catalog, template }: { readonly catalog: Catalog; readonly template: TemplateEntry },
  isOn: (id: string) => boolean,
  prompter: Prompter,
): Promise<string | undefined> {
  const choices = offeredLayers(catalog, template).flatMap(({ layer, providers }) =>
    providers
      .filter((name) => !isOn(`${layer}/${name}`))
      .map((name) => {
        const metadata = catalog.capabilities.get(`${layer}/${name}`)?.source.value.metadata;
        const description = metadata?.description;
        return {
          value: `${layer}=${name}`,
          name: metadata === undefined ? `${layer}=${name}` : `${layer}=${name}: ${metadata.title}`,
          ...(description !== undefined && { description }),
        };
      }),
  );
  if (choices.length === 0) return undefined;
  return prompter.select({ message: 'Which layer and provider?', choices });
}
