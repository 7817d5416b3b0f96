import { matchesGlob } from '../../../src/shared/tree/glob.ts';
import { type Files, lineAt, linesWith, type Spot } from './mutant.ts';
import { isAt, isManifest, manifestSites } from './sites.ts';

/**
 * Where a file is missed: the lines of manifests that name the path to which it goes, or a glob that it fits; of a
 * manifest, its folder and each line that names its layer, its system or its facts; of a file that offers a slot,
 * each line that names the slot; of any other, the first line of its contributor.
 */
export function namersOf(files: Files, file: string): readonly Spot[] {
  return isManifest(file) ? namersOfManifest(files, file) : namersOfPackFile(files, file);
}

function namersOfManifest(files: Files, file: string): readonly Spot[] {
  if (file === 'platform.yaml') return linesOfPlatform(files);
  const folder = file.slice(0, file.lastIndexOf('/'));
  const names = folder.replace(/^capabilities\//, '').split('/');
  return [{ file: folder }, ...names.flatMap((name) => linesWith(name, files))];
}

function linesOfPlatform(files: Files): readonly Spot[] {
  return [...files].flatMap(([file, { text }]) =>
    [...text.matchAll(/platform\.\w/g)].map((match) => ({ file, line: lineAt(text, match.index) })),
  );
}

function namersOfPackFile(files: Files, file: string): readonly Spot[] {
  const [, folder = '', loaded = '', rest = ''] =
    /^(.*?)\/(skeleton(?:\.[^/]+)?|slots|examples)\/(.*)$/.exec(file) ?? [];
  const path = rest.replace(/\.hbs$/, '');
  const named = manifestSites(files)
    .filter((site) => isAt(site, 'spec.files.*.path', 'spec.hooks.*.onChange.*', ...keyed))
    .filter((site) => {
      const glob = String(isAt(site, ...keyed) ? site.path.at(-1) : site.scalar);
      return matchesGlob(glob)(path) || site.scalar === `${loaded}/${rest}`;
    })
    .map(({ file: manifest, text, key }) => ({ file: manifest, line: lineAt(text, key.from) }));
  const own = ['template.yaml', 'capability.yaml'].map((name) => ({
    file: `${folder}/${name}`,
    line: 1,
  }));
  const slots = [...(files.get(file)?.text ?? '').matchAll(/\{\{slot "([^"]+)"\}\}/g)];
  return [...named, ...own, ...slots.flatMap(([, slot = '']) => linesWith(slot, files))];
}

const keyed = ['spec.why.*', 'spec.combine.*', 'spec.slots.*'];
