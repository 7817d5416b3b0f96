import type { LayerDescription, PresetDescription } from './describe-layers.ts';
import { printDocument } from './json-document.ts';
import type { PageStyle } from './page-style.ts';
import { printTable } from './text/table.ts';

/**
 * The layers for `idp list --layers`: each provider on a row with what it is, the platform's default first. A layer
 * without a default is off.
 */
export function layersTable(
  layers: readonly LayerDescription[],
  { paint, width }: PageStyle,
): string {
  const columns = [
    { title: 'layer', paint: paint.bold },
    { title: 'provider' },
    { title: 'description', wraps: true },
  ];
  const rows = layers.flatMap((layer) =>
    providerRows(layer).map((row, index) => [index === 0 ? layer.layer : '', ...row]),
  );
  return printTable(columns, rows, { width, paintTitle: paint.dim });
}

/** The presets of the platform, with the layers of each; empty if there are none. */
export function presetsTable(
  presets: readonly PresetDescription[],
  { paint, width }: PageStyle,
): string {
  if (presets.length === 0) return '';
  const columns = [
    { title: 'preset', paint: paint.bold },
    { title: 'title', wraps: true },
    { title: 'layers', wraps: true },
  ];
  const rows = presets.map(({ name, title, capabilities }) => [
    name,
    title,
    capabilities.join(', ') || 'nothing',
  ]);
  return `\n${printTable(columns, rows, { width, paintTitle: paint.dim })}`;
}

export function layersJson(layers: readonly LayerDescription[], catalog: string): string {
  return printDocument({
    catalog,
    layers: layers.map(({ layer, default: own, providers }) => ({
      layer,
      default: own,
      providers: providers.map((system) => ({ ...system })),
    })),
  });
}

function providerRows({
  default: own,
  providers,
}: LayerDescription): readonly (readonly string[])[] {
  const isDefault = ({ name }: { readonly name: string }) => name === own;
  const ordered = [
    ...providers.filter(isDefault),
    ...providers.filter((provider) => !isDefault(provider)),
  ];
  if (ordered.length === 0) return [['none', '']];
  return ordered.map((provider) => {
    const { name, title, description, allowed } = provider;
    const mark = isDefault(provider) ? ' (default)' : allowed ? '' : ' (not allowed)';
    return [name, `${title}${mark}${description === null ? '' : `: ${description}`}`];
  });
}
