import type { Catalog } from '../catalog/catalog.ts';
import { diagnosticsText } from '../output/diagnostics-text.ts';
import type { LayerChoices } from '../scaffold/compose/select.ts';
import { askLayer, openLayers, providerOn } from './ask-layer.ts';
import { composeChosen, type InterviewContext, type InterviewState } from './interview-state.ts';
import { type PromptChoice, unlessBack } from './prompter.ts';

/** One row of the screen of layers: a layer, the preset for all of them, or the end. */
export type LayerItem =
  | { readonly kind: 'layer'; readonly layer: string }
  | { readonly kind: 'preset' }
  | { readonly kind: 'back' };

/** All layers that leave a choice on one screen, each with its provider, until the user goes on. */
export async function chooseLayers(
  state: InterviewState,
  context: InterviewContext,
): Promise<InterviewState> {
  const goOn: PromptChoice<LayerItem> = { value: { kind: 'back' }, name: 'Continue' };
  let current = state;
  for (;;) {
    const items = layerItems(current, context.catalog);
    if (items.length === 0) return current;
    const item = await context.prompter.select({ message: 'Layers', choices: [goOn, ...items] });
    if (item.kind === 'back') return current;
    current = await changeLayerItem(current, item, context);
  }
}

/** The preset where the platform has presets, and the layers that leave a choice, each as it is now. */
export function layerItems(
  { composition, choices }: InterviewState,
  catalog: Catalog,
): readonly PromptChoice<Exclude<LayerItem, { kind: 'back' }>>[] {
  const question = { catalog, template: composition.template, choices };
  const layers = openLayers(question).map(({ layer }) => ({
    value: { kind: 'layer', layer } as const,
    name: `Layer ${layer}: ${providerOn(layer, question) ?? 'none'}`,
  }));
  if (layers.length === 0 || presetsOf(catalog).length === 0) return layers;
  const preset = {
    value: { kind: 'preset' } as const,
    name: `Preset: ${choices.preset ?? 'none'}`,
  };
  return [preset, ...layers];
}

/** Prompts for a layer or the preset. Esc leaves it; a choice that cannot be composed is reported and rejected. */
export async function changeLayerItem(
  state: InterviewState,
  item: Exclude<LayerItem, { kind: 'back' }>,
  context: InterviewContext,
): Promise<InterviewState> {
  const { catalog, prompter } = context;
  const choices = await unlessBack(
    () =>
      item.kind === 'preset'
        ? askPreset(state.choices, context)
        : askOneLayer(state, item.layer, context),
    state.choices,
  );
  if (choices === state.choices) return state;
  const composition = composeChosen(catalog, state.composition.template, choices);
  if (composition.ok) return { ...state, choices, composition: composition.value };
  prompter.say(diagnosticsText(composition.diagnostics, prompter.style));
  return state;
}

async function askOneLayer(
  { composition: { template }, choices }: InterviewState,
  layer: string,
  { catalog, prompter }: InterviewContext,
): Promise<LayerChoices> {
  const question = { catalog, template, choices };
  const offered = openLayers(question).find((one) => one.layer === layer);
  return offered === undefined ? choices : askLayer(offered, question, prompter);
}

/** A preset decides all layers: choices made before it are gone. */
async function askPreset(
  choices: LayerChoices,
  { catalog, prompter }: InterviewContext,
): Promise<LayerChoices> {
  const presets = presetsOf(catalog).map(([name, { title, description }]) => ({
    value: name,
    name: `${name}: ${title}`,
    ...(description !== undefined && { description }),
  }));
  const preset = await prompter.select<string | undefined>({
    message: 'Preset',
    choices: [{ value: undefined, name: 'none: the defaults of the template' }, ...presets],
    default: choices.preset,
    canGoBack: true,
  });
  return preset === choices.preset ? choices : { preset, with: new Map(), without: new Set() };
}

function presetsOf({ platform }: Catalog) {
  return Object.entries(platform?.value.spec.presets ?? {});
}
