import { type Dirent, readdirSync } from 'node:fs';
import type { CatalogFiles } from '../catalog/catalog.ts';
import { fail, failIfAny } from '../errors/error.ts';
import { compareText, type Problem } from '../errors/problem.ts';
import { attempt, collect, ifThere } from './fault.ts';
import { readTextIfAny } from './read-text.ts';
import { joinShown } from './shown.ts';

/**
 * Every manifest of a folder of templates: `platform.yaml`, `<template>/template.yaml` and
 * `capabilities/<layer>/<system>/capability.yaml`. Looks into no skeleton and follows no linked folder.
 * Throws `catalog/missing` without the folder, and every manifest that cannot be read at once.
 */
export async function readCatalog(root: string): Promise<CatalogFiles> {
  const problems: Problem[] = [];
  const manifests = [...manifestPaths(root)].sort(compareText).flatMap((path) => {
    const text = collect(problems, () => readTextIfAny(joinShown(root, path)));
    return text === undefined ? [] : [{ path, text }];
  });
  failIfAny(problems);
  return { root, manifests };
}

function* manifestPaths(root: string): Iterable<string> {
  yield 'platform.yaml';
  for (const template of foldersInRoot(root)) yield `${template}/template.yaml`;
  for (const layer of foldersIn(root, 'capabilities')) {
    for (const system of foldersIn(root, `capabilities/${layer}`))
      yield `capabilities/${layer}/${system}/capability.yaml`;
  }
}

function foldersInRoot(root: string): readonly string[] {
  try {
    return namesOfFolders(readdirSync(root, { withFileTypes: true }));
  } catch (error) {
    const message = `the folder of templates ${root} does not exist or cannot be read`;
    const hint = 'name the right one with --templates DIR or IDP_TEMPLATES';
    return fail({ code: 'catalog/missing', message, hint }, { cause: error });
  }
}

function foldersIn(root: string, path: string): readonly string[] {
  const folder = joinShown(root, path);
  const list = () => ifThere(() => readdirSync(folder, { withFileTypes: true }));
  return namesOfFolders(attempt('read', folder, list) ?? []);
}

function namesOfFolders(entries: readonly Dirent[]): readonly string[] {
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
