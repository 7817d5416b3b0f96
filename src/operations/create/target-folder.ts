import { join } from 'node:path';
import type { Catalog } from '../../catalog/catalog.ts';
import type { RequestedTemplate } from '../../catalog/find.ts';
import { type Command, commandFolderOf } from '../../scaffold/compose/commands.ts';
import type { LayerChoices } from '../../scaffold/compose/select.ts';
import { throwError } from '../../shared/error.ts';
import { unwrap } from '../../shared/result.ts';
import { isTreePath } from '../../shared/tree/path.ts';
import { readTextIfAny } from '../../system/files/read-text.ts';
import type { Service } from '../answers/prepare-service.ts';
import { findCatalogAround } from '../catalog/find-catalog.ts';
import type { Context } from '../context.ts';
import type { NewOptions } from './options.ts';

/** A service in memory, and the folder that it goes to. Its hooks are those that are to run there. */
export interface NewService extends Service {
  /** The folder as the user would type it. */
  readonly displayPath: string;
  /** The hooks that have something to do there, whether they may run or not. */
  readonly wantedHooks: readonly Command[];
  /** The layers that were chosen in an interview; undefined without one. */
  readonly choices?: LayerChoices;
}

/** The catalog around the current folder, as the user would type it: looked for when it is first asked for. */
export type CatalogAround = () => Promise<string | undefined>;

export function createCatalogAround({ cwd }: Pick<Context, 'cwd'>): CatalogAround {
  let found: Promise<string | undefined> | undefined;
  return () => {
    found ??= findCatalogAround(cwd);
    return found;
  };
}

/**
 * The folder for a service, as the user would type it: that of `--out`; else the one of its template, below the
 * current folder or in the surrounding catalog; else its name, which must then be a valid folder name.
 */
export async function targetFolderFor(
  { out }: NewOptions,
  { composition, names }: Pick<Service, 'composition' | 'names'>,
  catalogAround: CatalogAround,
): Promise<string> {
  if (out !== undefined) return out;
  const { folder } = composition.template.source.value.spec;
  const path = unwrap(commandFolderOf(composition, names));
  if (!(folder?.path === undefined ? isFolderName(path) : isTreePath(path))) {
    throwError({
      code: 'answers/invalid',
      message: `"${path}" cannot be the name of a folder`,
      hint: 'choose a folder with --out DIR',
    });
  }
  const around = folder?.in === 'catalog' ? await catalogAround() : undefined;
  return around === undefined ? path : join(around, path);
}

export function isFolderName(name: string): boolean {
  return isTreePath(name) && !name.includes('/');
}

/** Whether the output goes into a catalog, and not below the current folder. */
export function goesIntoCatalog(
  { templates }: Catalog,
  { kind, template }: RequestedTemplate,
): boolean {
  return [...templates.values()].some(({ id, source: { value } }) => {
    const { creates, folder } = value.spec;
    return (
      folder?.in === 'catalog' && (template === undefined ? creates === kind : id === template)
    );
  });
}

/**
 * What goes into a catalog uses its platform for settings and defaults: the owner of a new template is a team of the
 * surrounding catalog, not of the catalog of the template.
 */
export async function withPlatformAround(
  catalog: Catalog,
  asked: RequestedTemplate,
  catalogAround: CatalogAround,
  { cwd }: Pick<Context, 'cwd'>,
): Promise<Catalog> {
  const around = goesIntoCatalog(catalog, asked) ? await catalogAround() : undefined;
  const file = around === undefined ? undefined : join(around, 'platform.yaml');
  const text = file === undefined ? undefined : readTextIfAny(join(cwd, file));
  if (file === undefined || text === undefined) return catalog;
  const { parseManifest } = await import('../../catalog/manifest/parse.ts');
  const { platformSchema } = await import('../../catalog/manifest/platform.ts');
  return { ...catalog, platform: unwrap(parseManifest(platformSchema, text, file)) };
}
