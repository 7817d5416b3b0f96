import { misspell } from '../misspell.ts';
import { change, type Kind, lineAt, linesWith } from '../mutant.ts';
import { type Braces, bracesOf, foreignOf, manifestSites } from '../sites.ts';

const words = (name: string, pattern: RegExp, spoil: (word: string) => string): Kind => ({
  name,
  mutants: (files) =>
    bracesOf(files).flatMap(({ file, from, inside }) =>
      [...inside.matchAll(pattern)].map((match) => {
        const at = from + 2 + match.index;
        return change(files, file, { from: at, to: at + match[0].length, by: spoil(match[0]) });
      }),
    ),
});

export const nameMisspelt = words(
  'a name in a file misspelt',
  /(?<![#/"\w.])(?!else\b|slot\b|if\b|unless\b|each\b)[a-zA-Z]\w*(?=$|\)| *$)/g,
  misspell,
);

export const factMisspelt = words(
  'a fact of the platform misspelt',
  /(?<=platform\.)\w+/g,
  misspell,
);

export const helperMisspelt = words(
  'a helper in a file misspelt',
  /(?<=^|\()(?!else\b)[a-z]+(?= )/g,
  misspell,
);

/** Whoever fills the slot names it, too. */
export const slotMisspelt: Kind = {
  name: 'a slot misspelt',
  mutants: (files) =>
    bracesOf(files).flatMap(({ file, from, inside }) => {
      const slot = /^slot "(.*)"$/.exec(inside)?.[1];
      if (slot === undefined) return [];
      const at = from + '{{slot "'.length;
      const edit = { from: at, to: at + slot.length, by: misspell(slot) };
      return [change(files, file, edit, linesWith(slot, files))];
    }),
};

/** One brace of four lost: each in turn. */
export const braceLost: Kind = {
  name: 'a brace lost',
  mutants: (files) =>
    bracesOf(files).flatMap(({ file, from, to }) =>
      [from, to - 1].map((at) => change(files, file, { from: at, to: at + 1, by: '' })),
    ),
};

export const bothBracesLost: Kind = {
  name: 'two braces lost',
  mutants: (files) =>
    bracesOf(files).flatMap(({ file, from, to }) =>
      [from, to - 2].map((at) => change(files, file, { from: at, to: at + 2, by: '' })),
    ),
};

/** The lines that open it and the blocks around it are right, too: the end of one of those closes it now. */
export const blockNotClosed: Kind = {
  name: 'a block not closed',
  mutants: (files) => {
    const blocks = ends(bracesOf(files));
    return blocks.map(({ end: { file, from, to, text } }) => {
      const open = blocks.filter(
        (one) => one.start.file === file && one.start.from < from && one.end.from >= from,
      );
      const sourceMap = open.map(({ start }) => ({ file, line: lineAt(text, start.from) }));
      return change(files, file, { from, to, by: '' }, sourceMap);
    });
  },
};

/** What is left of the block is right, too, its middle and its end; and the blocks around it, whose ends have moved. */
export const blockNotOpened: Kind = {
  name: 'a block not opened',
  mutants: (files) => {
    const braces = bracesOf(files);
    const blocks = ends(braces);
    return blocks.map(({ start: { file, from, to, text }, end }) => {
      const around = blocks.filter(
        (one) => one.start.file === file && one.start.from < from && one.end.from > end.from,
      );
      const left = braces.filter(
        (one) => one.file === file && one.from > from && one.from <= end.from,
      );
      const lines = left
        .filter(({ inside }) => /^(else|\/)/.test(inside))
        .map((one) => ({ file, line: lineAt(text, one.from) }));
      const outer = around
        .flatMap((one) => [one.start.from, one.end.from])
        .map((at) => ({ file, line: lineAt(text, at) }));
      return change(files, file, { from, to, by: '' }, [...lines, ...outer]);
    });
  },
};

export const wrongClose: Kind = {
  name: 'a block closed by the name of another',
  mutants: (files) =>
    ends(bracesOf(files)).map(({ end: { file, from, to, text, inside }, start }) => {
      const by = inside === '/each' ? '{{/if}}' : '{{/each}}';
      return change(files, file, { from, to, by }, [{ file, line: lineAt(text, start.from) }]);
    }),
};

export const elseTwice: Kind = {
  name: 'else twice in a block',
  mutants: (files) =>
    ends(bracesOf(files)).map(({ end: { file, from, text }, start }) =>
      change(files, file, { from, to: from, by: '{{else}}{{else}}' }, [
        { file, line: lineAt(text, start.from) },
      ]),
    ),
};

export const foreignDamaged: Kind = {
  name: "another language's braces damaged",
  mutants: (files) =>
    foreignOf(files).flatMap(({ file, from, to }) => [
      change(files, file, { from, to: from + 1, by: '' }),
      change(files, file, { from: to - 1, to, by: '' }),
      change(files, file, { from: from + 1, to: from + 2, by: '' }),
    ]),
};

/** In the texts of manifests: defaults, hooks, next steps. */
export const bracesInManifest: Kind = {
  name: 'braces in a manifest damaged',
  mutants: (files) =>
    manifestSites(files)
      .filter(({ isScalar }) => isScalar)
      .flatMap(({ file, text, value }) =>
        [...text.slice(value.from, value.to).matchAll(/\{\{(.*?)\}\}/g)].flatMap((match) => {
          const from = value.from + match.index;
          const to = from + match[0].length;
          return [
            change(files, file, { from, to: from + 1, by: '' }),
            change(files, file, { from: to - 1, to, by: '' }),
            change(files, file, { from: from + 2, to: to - 2, by: misspell(match[1] ?? '') }),
          ];
        }),
      ),
};

/** Blocks with where they start and where they end. */
function ends(braces: readonly Braces[]) {
  const open: Braces[] = [];
  const blocks: { readonly start: Braces; readonly end: Braces }[] = [];
  for (const piece of braces) {
    if (piece.inside.startsWith('#')) open.push(piece);
    if (!piece.inside.startsWith('/')) continue;
    const start = open.pop();
    if (start) blocks.push({ start, end: piece });
  }
  return blocks;
}
