import {
  assembleCatalog,
  type Catalog,
  type CatalogFiles,
  fileOf,
  kindAt,
  linkedFoldersOf,
  type ReadManifest,
} from './catalog.ts';
import { capabilitySchema } from './manifest/capability.ts';
import { parseManifest } from './manifest/parse.ts';
import { platformSchema } from './manifest/platform.ts';
import { templateSchema } from './manifest/template.ts';

const schemas = {
  template: templateSchema,
  capability: capabilitySchema,
  platform: platformSchema,
};

/** Reads every manifest of a catalog. */
export function parseCatalog(files: CatalogFiles): Catalog {
  const { root, manifests } = files;
  const parsed = manifests.map(({ path, text }) => ({ path, read: parseAt(root, path, text) }));
  return assembleCatalog(root, [...parsed, ...linkedFoldersOf(files)]);
}

/** Reads one manifest as what it is by its place: the only way here that needs the shapes. */
export function parseAt(root: string, path: string, text: string): ReadManifest['read'] {
  return parseManifest(schemas[kindAt(path)], text, fileOf(root, path));
}
