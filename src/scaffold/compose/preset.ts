import type { Catalog } from '../../catalog/catalog.ts';
import type { PlatformManifest } from '../../catalog/manifest/platform.ts';
import { suggest } from '../../shared/closest.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** Layers that are chosen together, over the defaults. */
export type Preset = NonNullable<PlatformManifest['spec']['presets']>[string];

/** The preset of this name. Layers that a template does not offer are ignored. */
export function findPreset(
  { platform }: Catalog,
  name: string | undefined,
): Result<Preset | undefined> {
  if (name === undefined) return ok(undefined);
  const presets = platform?.value.spec.presets ?? {};
  if (Object.hasOwn(presets, name)) return ok(presets[name]);
  const known = Object.keys(presets);
  return err({
    code: 'catalog/unknown-preset',
    message: `"${name}" is not a preset of the platform`,
    hint: known.length === 0 ? 'platform.yaml has no presets' : suggest(name, known),
  });
}
