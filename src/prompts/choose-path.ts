import type { Catalog, TemplateEntry } from '../catalog/catalog.ts';
import { checkKind, defaultOfKind, findByKind, findTemplate, kindsOf } from '../catalog/find.ts';
import { lifecycleText } from '../output/paths-table.ts';
import type { PromptChoice, Prompter } from './prompter.ts';

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
  const wanted = kind ?? (await chooseKind(catalog, prompter));
  const paths = findByKind(catalog, wanted);
  const [only, another] = paths;
  if (another === undefined) return only;
  const choices = [...paths].sort(byLifecycle).map(toAsked);
  const initial = paths.find(({ id }) => id === defaultOfKind(catalog, wanted));
  return prompter.select({ message: 'Template', choices, default: initial });
}

async function chooseKind(catalog: Catalog, prompter: Prompter): Promise<string> {
  const kinds = kindsOf(catalog);
  const [only, another] = kinds;
  if (only !== undefined && another === undefined) return only;
  const choices = kinds.map((kind) => {
    const titles = findByKind(catalog, kind).map(({ source }) => source.value.metadata.title);
    return { value: kind, name: kind, description: titles.join(', ') };
  });
  return prompter.select({ message: 'What do you want to create?', choices });
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
