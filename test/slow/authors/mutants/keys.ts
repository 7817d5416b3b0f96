import { misspell } from '../misspell.ts';
import { change, type Files, type Kind, lineAt, linesWith, type Spot } from '../mutant.ts';
import { readersOf } from '../readers.ts';
import { exampleSites, isExample, manifestSites, type Site } from '../sites.ts';

const isKey = ({ path, key, value }: Site): boolean =>
  typeof path.at(-1) === 'string' && key.from !== value.from;

export const keyDropped: Kind = {
  name: 'a key dropped',
  mutants: (files) =>
    manifestSites(files)
      .filter(isKey)
      .map((site) => {
        const enclosing = { file: site.file, line: lineAt(site.text, site.parent) };
        const named = slotFilesIn(site).map((file) => ({ file }));
        const mutant = change(files, site.file, { ...site.cut, by: '' }, [enclosing, ...named]);
        const users = [...usesOf(site, files), ...readersOf(site, files)];
        return { ...mutant, right: [...mutant.right, ...users] };
      }),
};

export const keyMistyped: Kind = {
  name: 'a key mistyped',
  mutants: (files) =>
    manifestSites(files)
      .filter(isKey)
      .map((site) => {
        const edit = { ...site.key, by: misspell(site.text.slice(site.key.from, site.key.to)) };
        return change(files, site.file, edit, [...usesOf(site, files), ...readersOf(site, files)]);
      }),
};

export const answerDropped: Kind = {
  name: "an example's answer dropped",
  mutants: (files) =>
    exampleSites(files)
      .filter(isKey)
      .map((site) => {
        const enclosing = { file: site.file, line: lineAt(site.text, site.parent) };
        return change(files, site.file, { ...site.cut, by: '' }, [enclosing]);
      }),
};

export const answerMistyped: Kind = {
  name: "an example's key mistyped",
  mutants: (files) =>
    exampleSites(files)
      .filter(isKey)
      .map((site) => {
        const edit = { ...site.key, by: misspell(site.text.slice(site.key.from, site.key.to)) };
        return change(files, site.file, edit);
      }),
};

/** The texts for slots that a manifest names there: nothing names them any more. */
function slotFilesIn({ file, text, cut }: Site): readonly string[] {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return [...text.slice(cut.from, cut.to).matchAll(/slots\/\S+/g)].map(([path]) => folder + path);
}

/**
 * Who uses what a key declares: a parameter, a slot, a layer, a program, a fact of the platform, or all of them; and the
 * examples that rest on a default.
 */
function usesOf({ path, file, text, cut }: Site, files: Files): readonly Spot[] {
  const [, group, name, key] = path;
  const isFact = file === 'platform.yaml' && path.length === 2;
  if (group === 'parameters' && key === 'default')
    return linesWith('answers', files).filter(({ file: user }) => isExample(user));
  if (path[0] !== 'spec' || path.length > 3) return [];
  if (isFact && group !== 'layers') return linesWith(String(group), files);
  if (!['parameters', 'slots', 'layers', 'needs'].includes(String(group))) return [];
  const names =
    name === undefined
      ? [...text.slice(cut.from, cut.to).matchAll(/^ {4}([\w.-]+):/gm)].map(([, one = '']) => one)
      : [String(name)];
  return names.flatMap((one) => linesWith(one, files));
}
