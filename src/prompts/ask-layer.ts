import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import {
  type LayerChoices,
  type OfferedLayer,
  offeredLayers,
  selectCapabilities,
} from '../scaffold/compose/select.ts';
import { changeLayer, type LayerChange } from './change-layer.ts';
import type { PromptChoice, Prompter } from './prompter.ts';

/** Where layers are chosen. */
interface LayerQuestion {
  readonly catalog: Catalog;
  readonly template: TemplateEntry;
  readonly choices: LayerChoices;
}

/** The layers of a template that leave a choice. */
export function openLayers({ catalog, template }: LayerQuestion): readonly OfferedLayer[] {
  return offeredLayers(catalog, template).filter(({ providers }) => providers.length > 0);
}

/** The system that is on for a layer now. */
export function providerOn(
  layer: string,
  { catalog, template, choices }: LayerQuestion,
): string | undefined {
  const selected = selectCapabilities(catalog, template, choices);
  const ids = selected.ok ? selected.value : [];
  return ids.find((id) => id.startsWith(`${layer}/`))?.slice(layer.length + 1);
}

/** Prompts for the provider of a layer; confirms what must be added or removed with it. */
export async function askLayer(
  { layer, system, providers }: OfferedLayer,
  question: LayerQuestion,
  prompter: Prompter,
): Promise<LayerChoices> {
  const { catalog, template, choices } = question;
  const titled = providers.map((name) => toAsked(catalog, layer, name, name === system));
  const current = providerOn(layer, question);
  const chosen = await prompter.select<string | undefined>({
    message: layer,
    choices:
      system === undefined
        ? [{ value: undefined, name: 'none (default)' }, ...titled]
        : [...titled, { value: undefined, name: 'none' }],
    default: current,
    canGoBack: true,
  });
  if (chosen === current) return choices;
  const change = changeLayer(catalog, template, choices, { layer, system: chosen });
  return (await agrees(change, prompter)) ? change.choices : choices;
}

function toAsked(
  catalog: Catalog,
  layer: string,
  name: string,
  isDefault: boolean,
): PromptChoice<string> {
  const metadata = catalog.capabilities.get(`${layer}/${name}`)?.source.value.metadata;
  const title = metadata === undefined ? name : `${name}: ${metadata.title}`;
  const description = metadata?.description;
  return {
    value: name,
    name: isDefault ? `${title} (default)` : title,
    ...(description !== undefined && { description }),
  };
}

async function agrees({ alsoOff, alsoOn }: LayerChange, prompter: Prompter): Promise<boolean> {
  if (alsoOff.length > 0)
    return prompter.confirm({
      message: `This also removes ${alsoOff.join(' and ')}. Continue?`,
      default: true,
    });
  if (alsoOn.length > 0)
    return prompter.confirm({
      message: `This needs ${alsoOn.join(' and ')}. Add it as well?`,
      default: true,
    });
  return true;
}
