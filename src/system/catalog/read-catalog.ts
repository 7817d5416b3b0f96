import { type Dirent, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CatalogFiles } from '../../catalog/catalog.ts';
import { compareText, type Diagnostic } from '../../shared/diagnostic.ts';
import { throwError, throwIfAny } from '../../shared/error.ts';
import { collectErrors, unlessMissing, wrapIoError } from '../files/io-error.ts';
import { joinPath } from '../files/join-path.ts';
import { readTextIfAny } from '../files/read-text.ts';
import { isManifestFile } from './manifest-file.ts';

/**
 * Every manifest of a catalog: `platform.yaml`, `<template>/template.yaml` and
 * `capabilities/<layer>/<provider>/capability.yaml`. Does not look into skeletons and does not follow linked folders,
 * but returns the manifests in them. `root` is relative to `cwd`, and their name in messages. Throws
 * `catalog/missing` without the folder, and all unreadable manifests at once.
 */
export async function readCatalog(root: string, cwd: string): Promise<CatalogFiles> {
  const folder = resolve(cwd, root);
  const { paths, links } = listManifests(folder, root);
  const diagnostics: Diagnostic[] = [];
  const manifests = paths.sort(compareText).flatMap((path) => {
    const text = collectErrors(diagnostics, () =>
      readTextIfAny(joinPath(folder, path), joinPath(root, path)),
    );
    return text === undefined ? [] : [{ path, text }];
  });
  throwIfAny(diagnostics);
  return { root, manifests, links: links.filter((path) => isManifestFile(joinPath(folder, path))) };
}

/** The possible manifests, and those behind linked folders. */
function listManifests(
  folder: string,
  displayPath: string,
): { readonly paths: string[]; readonly links: string[] } {
  const paths = ['platform.yaml'];
  const links: string[] = [];
  const add = (folders: readonly Dirent[], path: string) => {
    if (folders.every((entry) => entry.isDirectory())) paths.push(path);
    else if (folders.every((entry) => entry.isDirectory() || entry.isSymbolicLink()))
      links.push(path);
  };
  for (const entry of entriesOfRoot(folder, displayPath))
    add([entry], `${entry.name}/template.yaml`);
  for (const layer of entriesIn(folder, displayPath, 'capabilities')) {
    const path = `capabilities/${layer.name}`;
    if (!layer.isDirectory() && !layer.isSymbolicLink()) continue;
    for (const system of entriesIn(folder, displayPath, path))
      add([layer, system], `${path}/${system.name}/capability.yaml`);
  }
  return { paths, links };
}

function entriesOfRoot(folder: string, displayPath: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const message = `the catalog ${displayPath} does not exist or cannot be read`;
    const hint = 'set the right one with --catalog DIR or IDP_CATALOG';
    return throwError({ code: 'catalog/missing', message, hint }, { cause: error });
  }
}

function entriesIn(folder: string, displayPath: string, path: string): readonly Dirent[] {
  const list = () =>
    unlessMissing(() => readdirSync(joinPath(folder, path), { withFileTypes: true }));
  return wrapIoError('read', joinPath(displayPath, path), list) ?? [];
}
