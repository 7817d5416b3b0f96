import { misspell } from '../misspell.ts';
import { change, type Files, type Kind, linesWith, type Mutant } from '../mutant.ts';
import { exampleSites, isAt, manifestSites, type Site } from '../sites.ts';

/** Where a manifest names something that stands elsewhere, or takes one word of a few. */
const references = [
  ...['apiVersion', 'kind', 'metadata.layer', 'metadata.name', 'metadata.lifecycle'],
  ...['metadata.owner', 'spec.runtime', 'spec.for.runtimes.*', 'spec.requires.*'],
  ...['spec.conflicts.*', 'spec.layers.*.default', 'spec.layers.*.allowed.*'],
  ...['spec.parameters.*.type', 'spec.parameters.*.format', 'spec.combine.*', 'spec.slots.*'],
  ...['spec.defaultOwner', 'spec.parameters.*.enum.*', 'spec.parameters.*.enum.*.value'],
];

export const wordMisspelt: Kind = {
  name: 'a word of a manifest misspelt',
  mutants: (files) =>
    sitesAt(files, references).map((site) => {
      const used = /^spec\.parameters\.|^metadata\.(layer|name)$/.test(site.path.join('.'));
      return withWord(files, site, misspell, used);
    }),
};

export const globMisspelt: Kind = {
  name: 'a path or glob misspelt',
  mutants: (files) => [
    ...sitesAt(files, ['spec.files.*.path', 'spec.hooks.*.onChange.*']).map((site) =>
      withWord(files, site, misspell),
    ),
    ...manifestSites(files)
      .filter((site) => isAt(site, 'spec.why.*', 'spec.combine.*'))
      .map((site) => {
        const key = site.text.slice(site.key.from, site.key.to);
        return change(files, site.file, { ...site.key, by: misspell(key) });
      }),
  ],
};

export const choiceMisspelt: Kind = {
  name: 'a default or answer that is no choice',
  mutants: (files) => {
    const enums = new Set(
      manifestSites(files)
        .filter((site) => isAt(site, 'spec.parameters.*.enum'))
        .map(({ path }) => path[2]),
    );
    return [
      ...sitesAt(files, ['spec.parameters.*.default']),
      ...exampleSites(files).filter((site) => isAt(site, 'answers.*')),
    ]
      .filter(({ path }) => enums.has(path.find((step) => enums.has(step)) ?? ''))
      .map((site) => withWord(files, site, (word) => `${word}x`));
  },
};

function sitesAt(files: Files, patterns: readonly string[]): readonly Site[] {
  return manifestSites(files).filter((site) => site.isScalar && isAt(site, ...patterns));
}

/** The word of a value changed inside of its quotes. */
function withWord(files: Files, site: Site, spoil: (word: string) => string, used = false): Mutant {
  const raw = site.text.slice(site.value.from, site.value.to);
  const [, quote = '', word = ''] = /^(["']?)(.*?)\1$/s.exec(raw) ?? [];
  const edit = { ...site.value, by: quote + spoil(word) + quote };
  return change(files, site.file, edit, used ? linesWith(word, files) : []);
}
