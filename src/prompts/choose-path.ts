import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import {
  checkKind,
  defaultOfKind,
  findByKind,
  findTemplate,
  kindsOf,
  unknownKind,
} from '../catalog/find.ts';
import { diagnosticsText } from '../output/diagnostics-text.ts';
import { lifecycleText } from '../output/paths-table.ts';
import { closest } from '../shared/closest.ts';
import { type Heading, type PromptChoice, type Prompter, unlessBack } from './prompter.ts';

/** The template: prompts only for what neither the command line nor the catalog decides. */
export async function choosePath(
  catalog: Catalog,
  {
    kind,
    template,
  }: { readonly kind?: string | undefined; readonly template?: string | undefined },
  prompter: Prompter,
): Promise<TemplateEntry> {
  if (template !== undefined) return checkKind(findTemplate(catalog, template), kind);
  const isKnown = kind !== undefined && kindsOf(catalog).includes(kind);
  if (kind !== undefined && !isKnown)
    prompter.say(diagnosticsText([unknownKind(catalog, kind)], prompter.style));
  for (;;) {
    const wanted = isKnown ? kind : await chooseKind(catalog, kind, prompter);
    const place = { canGoBack: !isKnown };
    const chosen = await unlessBack(
      () => chooseTemplate(catalog, wanted, place, prompter),
      undefined,
    );
    if (chosen !== undefined) return chosen;
  }
}

async function chooseTemplate(
  catalog: Catalog,
  kind: string,
  place: Pick<Heading, 'canGoBack'>,
  prompter: Prompter,
): Promise<TemplateEntry> {
  const paths = findByKind(catalog, kind);
  const [only, another] = paths;
  if (another === undefined) return only;
  const choices = [...paths].sort(byLifecycle).map(toAsked);
  const initial = paths.find(({ id }) => id === defaultOfKind(catalog, kind));
  return prompter.select({ message: 'Template', choices, default: initial, ...place });
}

/** Prompts for the kind; the prompt starts from the one that is nearest to a kind that does not exist. */
async function chooseKind(
  catalog: Catalog,
  unknown: string | undefined,
  prompter: Prompter,
): Promise<string> {
  const kinds = kindsOf(catalog);
  const [only, another] = kinds;
  if (unknown === undefined && only !== undefined && another === undefined) return only;
  const choices = kinds.map((kind) => {
    const titles = findByKind(catalog, kind).map(({ source }) => source.value.metadata.title);
    return { value: kind, name: kind, description: titles.join(', ') };
  });
  const near = unknown === undefined ? undefined : closest(unknown, kinds);
  return prompter.select({ message: 'What do you want to create?', choices, default: near });
}

const order = ['stable', 'experimental', 'deprecated'];

function byLifecycle(a: TemplateEntry, b: TemplateEntry): number {
  const rank = ({ source }: TemplateEntry) =>
    order.indexOf(source.value.metadata.lifecycle ?? 'stable');
  return rank(a) - rank(b);
}

function toAsked(entry: TemplateEntry): PromptChoice<TemplateEntry> {
  const { metadata } = entry.source.value;
  const { title, description = '', lifecycle } = metadata;
  const mark =
    lifecycle === undefined || lifecycle === 'stable' ? '' : ` (${lifecycleText(metadata)})`;
  return { value: entry, name: `${entry.id}: ${title}${mark}`, description };
}
