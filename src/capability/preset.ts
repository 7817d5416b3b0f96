import type { Catalog } from '../catalog/catalog.ts';
import { bad, type Checked, good } from '../errors/checked.ts';
import { suggest } from '../errors/nearest.ts';
import type { PlatformManifest } from '../manifest/platform.ts';

/** Layers that are chosen together, over the defaults. */
export type Preset = NonNullable<PlatformManifest['spec']['presets']>[string];

/** The preset of this name. A layer that it names and a template does not offer is no matter of that template. */
export function findPreset(
  { platform }: Catalog,
  name: string | undefined,
): Checked<Preset | undefined> {
  if (name === undefined) return good(undefined);
  const presets = platform?.value.spec.presets ?? {};
  if (Object.hasOwn(presets, name)) return good(presets[name]);
  const known = Object.keys(presets);
  return bad({
    code: 'catalog/unknown-preset',
    message: `"${name}" is not a preset of the platform`,
    hint: known.length === 0 ? 'platform.yaml has no presets' : suggest(name, known),
  });
}
