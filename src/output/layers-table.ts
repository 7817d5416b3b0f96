import type { LayerDescription, PresetDescription } from './describe-layers.ts';
import { printDocument } from './json-document.ts';
import type { PageStyle } from './page-style.ts';
import { printTable } from './text/table.ts';

/** The layers and their systems, the platform's default first, for `idp list --layers`. */
export function layersTable(
  layers: readonly LayerDescription[],
  { paint, width }: PageStyle,
): string {
  const columns = [
    { title: 'layer', paint: paint.bold },
    { title: 'providers', wraps: true },
  ];
  const rows = layers.map((layer) => [layer.layer, providersText(layer)]);
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

function providersText({ default: own, providers }: LayerDescription): string {
  const others = providers.filter(({ name }) => name !== own);
  return [
    `${own ?? 'none'} (default)`,
    ...others.map(({ name, allowed }) => (allowed ? name : `${name} (not allowed)`)),
  ].join(', ');
}
