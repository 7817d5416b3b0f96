import { capabilitySchema } from '../manifest/capability.ts';
import { parseManifest } from '../manifest/parse.ts';
import { platformSchema } from '../manifest/platform.ts';
import { templateSchema } from '../manifest/template.ts';
import {
  assembleCatalog,
  type Catalog,
  type CatalogFiles,
  fileOf,
  kindAt,
  type ReadManifest,
} from './catalog.ts';

const schemas = {
  template: templateSchema,
  capability: capabilitySchema,
  platform: platformSchema,
};

/** Reads every manifest of a catalog. */
export function parseCatalog({ root, manifests }: CatalogFiles): Catalog {
  return assembleCatalog(
    root,
    manifests.map(({ path, text }) => ({ path, read: parseAt(root, path, text) })),
  );
}

/** Reads one manifest as what it is by its place: the only way here that needs the shapes. */
export function parseAt(root: string, path: string, text: string): ReadManifest['read'] {
  return parseManifest(schemas[kindAt(path)], text, fileOf(root, path));
}
