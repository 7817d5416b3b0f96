import { misspell } from '../misspell.ts';
import type { Files, Kind, Mutant } from '../mutant.ts';
import { namersOf } from '../namers.ts';
import { isExample, isManifest } from '../sites.ts';

export const fileRemoved: Kind = {
  name: 'a file removed',
  mutants: (files) => [...files.keys()].map((file) => without(files, file)),
};

export const fileRenamed: Kind = {
  name: 'a file renamed',
  mutants: (files) =>
    [...files.keys()].map((file) => {
      const [, folder = '', name = '', ending = ''] = /^(.*\/|)([^/.]*)([^/]*)$/.exec(file) ?? [];
      return moved(
        files,
        file,
        folder + misspell(name === '' ? ending : name) + (name ? ending : ''),
      );
    }),
};

export const folderRenamed: Kind = {
  name: 'a folder renamed',
  mutants: (files) => {
    const folders = new Set(
      [...files.keys()].flatMap((file) => {
        const parts = file.split('/').slice(0, -1);
        return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
      }),
    );
    return [...folders].map((folder) => folderMoved(files, folder));
  },
};

export const suffixDropped: Kind = {
  name: '.hbs dropped',
  mutants: (files) =>
    [...files.keys()]
      .filter((file) => file.endsWith('.hbs'))
      .map((file) => moved(files, file, file.slice(0, -4))),
};

export const suffixAdded: Kind = {
  name: '.hbs added',
  mutants: (files) =>
    [...files.keys()]
      .filter((file) => !file.endsWith('.hbs') && !isManifest(file) && !isExample(file))
      .map((file) => moved(files, file, `${file}.hbs`)),
};

function without(files: Files, file: string): Mutant {
  return {
    does: `${file} is removed`,
    changes: new Map([[file, undefined]]),
    right: namersOf(files, file),
  };
}

function moved(files: Files, file: string, to: string): Mutant {
  return {
    does: `${file} becomes ${to}`,
    changes: new Map([
      [file, undefined],
      [to, files.get(file)],
    ]),
    right: [{ file: to }, ...namersOf(files, file)],
  };
}

function folderMoved(files: Files, folder: string): Mutant {
  const to = folder.replace(/[^/]+$/, misspell);
  const inside = [...files].filter(([file]) => file.startsWith(`${folder}/`));
  const changes = inside.flatMap(([file, content]) => [
    [file, undefined] as const,
    [to + file.slice(folder.length), content] as const,
  ]);
  const after = changes.flatMap(([file, content]) => (content ? [{ file }] : []));
  const namers = inside.flatMap(([file]) => namersOf(files, file));
  return {
    does: `${folder}/ becomes ${to}/`,
    changes: new Map(changes),
    right: [{ file: folder }, { file: to }, ...after, ...namers],
  };
}
