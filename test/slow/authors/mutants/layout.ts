import { change, type Files, type Kind, lineAt } from '../mutant.ts';
import { exampleSites, isExample, isManifest, manifestSites, type Site } from '../sites.ts';

/** Lines of the manifests and examples with something on them, with their offsets. */
function linesOf(files: Files) {
  return [...files]
    .filter(([file]) => isManifest(file) || isExample(file))
    .flatMap(([file, { text }]) =>
      [...text.matchAll(/^.*\S.*$/gm)].map((match) => ({
        file,
        from: match.index,
        line: match[0],
      })),
    );
}

/** The next line that stands no deeper than one did: there a reader notices that something is shifted. */
function nextOutside(text: string, number: number, line: string): number {
  const depth = line.search(/\S/);
  const after = text.split('\n').slice(number);
  const found = after.findIndex((one) => one.trim() !== '' && one.search(/\S/) <= depth);
  return found < 0 ? number : number + 1 + found;
}

export const indentationBroken: Kind = {
  name: 'indentation broken',
  mutants: (files) =>
    linesOf(files).flatMap(({ file, from, line }) => {
      const text = files.get(file)?.text ?? '';
      const number = lineAt(text, from);
      const beside = [number - 1, number + 1, nextOutside(text, number, line)].map((at) => ({
        file,
        line: at,
      }));
      return [
        change(files, file, { from, to: from, by: ' ' }, beside),
        ...(line.startsWith('  ')
          ? [change(files, file, { from, to: from + 1, by: '' }, beside)]
          : []),
      ];
    }),
};

export const quoteLost: Kind = {
  name: 'a quote lost',
  mutants: (files) =>
    [...manifestSites(files), ...exampleSites(files)]
      .filter(({ text, value }) => /["']/.test(text[value.from] ?? ''))
      .flatMap((site) => {
        const { file, value } = site;
        return [
          change(files, file, { from: value.from, to: value.from + 1, by: '' }),
          change(files, file, { from: value.to - 1, to: value.to, by: '' }),
          change(files, file, { ...value, by: site.text.slice(value.from + 1, value.to - 1) }),
        ];
      }),
};

export const duplicated: Kind = {
  name: 'something twice',
  mutants: (files) =>
    [...manifestSites(files), ...exampleSites(files)].filter(canDouble).map((site) => {
      const { file, text, key, value } = site;
      const lineFrom = text.lastIndexOf('\n', key.from - 1) + 1;
      const indent = ' '.repeat(key.from - lineFrom);
      const dash = /^ *- /.test(text.slice(lineFrom, key.from));
      const copy = text.slice(key.from, value.to);
      const own = text.slice(lineFrom, key.from).trim() === '' || dash;
      const isItem = typeof site.path.at(-1) === 'number';
      const lead = isItem && dash ? `${indent.slice(2)}- ` : indent;
      const by = own ? `\n${lead}${copy}` : `, ${copy}`;
      const line = lineAt(text, key.from);
      const below = lineAt(text, value.to) + 1;
      return change(files, file, { from: value.to, to: value.to, by }, [
        { file, line },
        { file, line: below },
      ]);
    }),
};

function canDouble({ path }: Site): boolean {
  return path.length > 1;
}
