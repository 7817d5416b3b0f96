import {
  type LayerChoices,
  type OfferedLayer,
  offeredLayers,
  selectCapabilities,
} from '../../capability/select.ts';
import type { Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import type { AskedChoice, Asker } from './asker.ts';
import { changeLayer, type LayerChange } from './change-layer.ts';

/** Where layers are chosen. */
export interface LayerQuestion {
  readonly catalog: Catalog;
  readonly template: TemplateEntry;
  readonly choices: LayerChoices;
}

/** The layers of a template that leave a choice. */
export function openLayers({ catalog, template }: LayerQuestion): readonly OfferedLayer[] {
  return offeredLayers(catalog, template).filter(({ systems }) => systems.length > 0);
}

/** The system that is on for a layer now. */
export function systemOn(
  layer: string,
  { catalog, template, choices }: LayerQuestion,
): string | undefined {
  const selected = selectCapabilities(catalog, template, choices);
  const ids = selected.ok ? selected.value : [];
  return ids.find((id) => id.startsWith(`${layer}/`))?.slice(layer.length + 1);
}

/** Asks for the system of a layer; what else must come or go with it wants a word of its own. */
export async function askLayer(
  { layer, system, systems }: OfferedLayer,
  question: LayerQuestion,
  ask: Asker,
): Promise<LayerChoices> {
  const { catalog, template, choices } = question;
  const titled = systems.map((name) => toAsked(catalog, layer, name, name === system));
  const current = systemOn(layer, question);
  const chosen = await ask.select<string | undefined>({
    message: layer,
    choices:
      system === undefined
        ? [{ value: undefined, name: 'none (default)' }, ...titled]
        : [...titled, { value: undefined, name: 'none' }],
    default: current,
  });
  if (chosen === current) return choices;
  const change = changeLayer(catalog, template, choices, { layer, system: chosen });
  return (await agrees(change, ask)) ? change.choices : choices;
}

function toAsked(
  catalog: Catalog,
  layer: string,
  name: string,
  isDefault: boolean,
): AskedChoice<string> {
  const metadata = catalog.capabilities.get(`${layer}/${name}`)?.source.value.metadata;
  const title = metadata === undefined ? name : `${name}: ${metadata.title}`;
  const description = metadata?.description;
  return {
    value: name,
    name: isDefault ? `${title} (default)` : title,
    ...(description !== undefined && { description }),
  };
}

async function agrees({ alsoOff, alsoOn }: LayerChange, ask: Asker): Promise<boolean> {
  if (alsoOff.length > 0)
    return ask.confirm({
      message: `That takes out ${alsoOff.join(' and ')} too. Go on?`,
      default: true,
    });
  if (alsoOn.length > 0)
    return ask.confirm({
      message: `That needs ${alsoOn.join(' and ')}. Lay it too?`,
      default: true,
    });
  return true;
}
