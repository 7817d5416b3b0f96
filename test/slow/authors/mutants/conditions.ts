import { misspell } from '../misspell.ts';
import { change, type Edit, type Files, type Kind } from '../mutant.ts';
import { bracesOf, manifestSites } from '../sites.ts';

/** Every condition of a catalog: of manifests, and of the blocks of its files. */
function conditionsOf(files: Files) {
  const inManifests = manifestSites(files)
    .filter(({ path }) => path.at(-1) === 'when')
    .map(({ file, text, value }) => ({
      file,
      from: value.from,
      code: text.slice(value.from, value.to),
    }));
  const inFiles = bracesOf(files)
    .filter(({ inside }) => /^#(if|unless) /.test(inside))
    .map(({ file, from, inside }) => {
      const at = inside.indexOf(' ') + 1;
      return { file, from: from + 2 + at, code: inside.slice(at) };
    });
  return [...inManifests, ...inFiles];
}

const inCode = (name: string, pattern: RegExp, spoil: (found: string) => string): Kind => ({
  name,
  mutants: (files) =>
    conditionsOf(files).flatMap(({ file, from, code }) =>
      [...code.matchAll(pattern)].map((match) => {
        const edit: Edit = {
          from: from + match.index,
          to: from + match.index + match[0].length,
          by: spoil(match[0]),
        };
        return change(files, file, edit);
      }),
    ),
});

export const conditionNegated = inCode('a condition negated', /^.+$/gs, (code) => `(not ${code})`);

export const conditionValue = inCode(
  'a value of a condition misspelt',
  /"[^"]+"/g,
  (text) => `"${misspell(text.slice(1, -1))}"`,
);

export const conditionName = inCode(
  'a name or helper of a condition misspelt',
  /(?<!["\w])[a-z]\w+(?!["\w])/g,
  misspell,
);

export const conditionParenthesis = inCode('a parenthesis of a condition lost', /[()]/g, () => '');

export const conditionArgument = inCode(
  'an argument of a condition too many',
  /\)/g,
  () => ' "more")',
);
