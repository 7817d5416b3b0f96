import type { CatalogInput, Counts } from './input.ts';

/** How much of what is asked about was looked at; a broken manifest counts too. */
export function countAsked(
  { catalog, files }: CatalogInput,
  isAsked: (file: string) => boolean,
): Counts {
  const { templates, capabilities } = catalog;
  const broken = [...catalog.broken].filter(([, [problem]]) => isAsked(problem?.place?.file ?? ''));
  const systems = broken.filter(([id]) => id.includes('/')).length;
  const count = (entries: typeof templates | typeof capabilities) =>
    [...entries.values()].filter(({ source }) => isAsked(source.file)).length;
  const all = [...files.values()];
  return {
    templates: count(templates) + broken.filter(([id]) => id !== 'platform').length - systems,
    capabilities: count(capabilities) + systems,
    examples: all.flatMap(({ examples }) => examples).filter(({ file }) => isAsked(file)).length,
    files: all
      .flatMap(({ packs }) => [...packs.values()].flat())
      .filter(({ file }) => isAsked(file)).length,
  };
}
