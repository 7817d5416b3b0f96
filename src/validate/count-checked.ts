import type { CatalogInput, CheckedCounts } from './input.ts';

/** How much was checked; a broken manifest counts too. */
export function countAsked(
  { catalog, files }: CatalogInput,
  isAsked: (file: string) => boolean,
): CheckedCounts {
  const { templates, capabilities } = catalog;
  const broken = [...catalog.broken].filter(([, [diagnostic]]) =>
    isAsked(diagnostic?.location?.file ?? ''),
  );
  const providers = broken.filter(([id]) => id.includes('/')).length;
  const count = (entries: typeof templates | typeof capabilities) =>
    [...entries.values()].filter(({ source }) => isAsked(source.file)).length;
  const all = [...files.values()];
  return {
    templates: count(templates) + broken.filter(([id]) => id !== 'platform').length - providers,
    capabilities: count(capabilities) + providers,
    examples: all.flatMap(({ examples }) => examples).filter(({ file }) => isAsked(file)).length,
    files: all
      .flatMap(({ skeletonFiles }) => [...skeletonFiles.values()].flat())
      .filter(({ file }) => isAsked(file)).length,
  };
}
