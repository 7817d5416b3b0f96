import { change, type Files, type Kind, lineAt, type Spot } from '../mutant.ts';
import { choosersOf, readersOf } from '../readers.ts';
import { exampleSites, isAt, manifestSites, type Site } from '../sites.ts';

export const wrongType: Kind = {
  name: 'a value of a wrong type',
  mutants: (files) =>
    all(files).map((site) =>
      change(files, site.file, edit(site, otherType), [
        ...readersOf(site, files),
        ...choosersOf(site, files),
      ]),
    ),
};

export const outOfRange: Kind = {
  name: 'a value out of range',
  mutants: (files) =>
    all(files)
      .filter((site) => typeof site.scalar === 'number' || isAt(site, ...bounded))
      .map((site) => change(files, site.file, edit(site, outside), otherBound(site))),
};

export const wrongVersion: Kind = {
  name: 'a wrong version',
  mutants: (files) =>
    manifestSites(files)
      .filter((site) => isAt(site, 'metadata.version', 'apiVersion'))
      .flatMap((site) =>
        ['1.0', 'v1.0.0', '1.0.0.0', 'latest', '01.0.0', '', 'idp/v2'].map((by) =>
          change(files, site.file, { ...site.value, by }),
        ),
      ),
};

/** A least value above the greatest is wrong at either. */
function otherBound({ file, text, path, key }: Site): readonly Spot[] {
  const line = lineAt(text, key.from);
  const isBound = /^(min|max)/.test(String(path.at(-1)));
  return isBound ? [line - 1, line + 1].map((beside) => ({ file, line: beside })) : [];
}

const bounded = ['metadata.name', 'answers.name', 'answers.owner', 'spec.creates', 'spec.runtime'];

function all(files: Files): readonly Site[] {
  return [...manifestSites(files), ...exampleSites(files)];
}

/** The space behind a value that holds others parts it from its neighbour, and stays. */
function edit(site: Site, make: (site: Site) => string) {
  const { from, to } = site.value;
  const length = site.text.slice(from, to).trimEnd().length;
  return { from, to: from + length, by: make(site) };
}

/** A list where a text or number stood, a text where others stand: nothing takes both. */
function otherType({ scalar, isScalar }: Site): string {
  if (!isScalar) return 'nothing';
  if (typeof scalar === 'boolean') return '[yes]';
  return typeof scalar === 'number' ? '{ many: 1 }' : '[{ a: 1 }]';
}

function outside({ scalar }: Site): string {
  return typeof scalar === 'number' ? `-${Math.abs(scalar) + 1}` : `"${String(scalar)}_X!"`;
}
