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
  const titled = providers.map((name) => {
    const choice = { value: name, ...describeChoice(catalog, `${layer}/${name}`, name) };
    return name === system ? { ...choice, name: `${choice.name} (default)` } : choice;
  });
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

/** Prompts for one of the providers that a template offers and that are not on yet; undefined if there is none. */
export async function askProvider(
  { catalog, template }: Pick<LayerQuestion, 'catalog' | 'template'>,
  isOn: (layer: string, provider: string) => boolean,
  prompter: Prompter,
): Promise<string | undefined> {
  const choices = offeredLayers(catalog, template).flatMap(({ layer, providers }) =>
    providers
      .filter((name) => !isOn(layer, name))
      .map((name) => {
        const value = `${layer}=${name}`;
        return { value, ...describeChoice(catalog, `${layer}/${name}`, value) };
      }),
  );
  if (choices.length === 0) return undefined;
  return prompter.select({ message: 'Which layer and provider?', choices });
}

/** A capability under the name that is to be typed, with its title and description. */
function describeChoice(
  catalog: Catalog,
  id: string,
  typed: string,
): Omit<PromptChoice<string>, 'value'> {
  const metadata = catalog.capabilities.get(id)?.source.value.metadata;
  if (metadata === undefined) return { name: typed };
  const { title, description } = metadata;
  return { name: `${typed}: ${title}`, ...(description !== undefined && { description }) };
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
