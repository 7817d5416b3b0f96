import type { Mapping } from '../shared/data/value.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { compareText } from '../shared/diagnostic.ts';
import { err, type Result } from '../shared/result.ts';
import { parentFolder, withoutEndSlash } from '../shared/tree/path.ts';
import type { CapabilityManifest } from './manifest/capability.ts';
import type { PlatformManifest } from './manifest/platform.ts';
import { locationOfValue, type WithSource } from './manifest/source-map.ts';
import type { TemplateManifest } from './manifest/template.ts';

/** A folder of templates as text: every manifest below it, by its path. */
export interface CatalogFiles {
  /** The folder as the user typed it. */
  readonly root: string;
  readonly manifests: readonly { readonly path: string; readonly text: string }[];
  /** Manifests behind linked folders, which are not read: their paths. */
  readonly links?: readonly string[];
}

/** The location of a manifest: its id, and its folder relative to the catalog's root. */
interface Located<T> {
  readonly id: string;
  readonly folder: string;
  readonly source: WithSource<T>;
}

export type TemplateEntry = Located<TemplateManifest>;
/** Its id is `layer/system`. */
export type CapabilityEntry = Located<CapabilityManifest>;

/** All templates and capabilities, by id. */
export interface Catalog {
  readonly root: string;
  readonly platform: WithSource<PlatformManifest> | undefined;
  readonly templates: ReadonlyMap<string, TemplateEntry>;
  readonly capabilities: ReadonlyMap<string, CapabilityEntry>;
  /** Versions of templates that are kept beside the newest, by `id@version`: the name of their folder. */
  readonly olderTemplates: ReadonlyMap<string, TemplateEntry>;
  /** Invalid manifests, by the id of their folder. They are in neither map. */
  readonly broken: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** A manifest that was read, by its path below the root. */
export interface ReadManifest {
  readonly path: string;
  readonly read: Result<WithSource<TemplateManifest | CapabilityManifest | PlatformManifest>>;
}

/** Puts manifests together. One that is wrong does not hide the others: its problems are kept by its id. */
export function assembleCatalog(root: string, manifests: readonly ReadManifest[]): Catalog {
  const templates = new Map<string, TemplateEntry>();
  const olderTemplates = new Map<string, TemplateEntry>();
  const capabilities = new Map<string, CapabilityEntry>();
  const broken = new Map<string, readonly Diagnostic[]>();
  let platform: WithSource<PlatformManifest> | undefined;

  for (const { path, read } of [...manifests].sort((a, b) => compareText(a.path, b.path))) {
    const folder = parentFolder(path);
    const kind = kindAt(path);
    const key = kind === 'platform' ? kind : folder.replace(/^capabilities\//, '');
    if (!read.ok) broken.set(key, read.diagnostics);
    else if (kind === 'platform') platform = read.value as WithSource<PlatformManifest>;
    else if (kind === 'capability')
      capabilities.set(key, {
        id: key,
        folder,
        source: read.value as WithSource<CapabilityManifest>,
      });
    else {
      const [id = folder, version] = folder.split('@');
      const source = read.value as WithSource<TemplateManifest>;
      (version === undefined ? templates : olderTemplates).set(key, { id, folder, source });
    }
  }
  return { root, platform, templates, olderTemplates, capabilities, broken };
}

/** A template or capability whose folder is a link counts as broken, so that it is reported. */
export function linkedFoldersOf({ root, links = [] }: CatalogFiles): readonly ReadManifest[] {
  return links.map((path) => {
    const file = fileOf(root, path.slice(0, path.lastIndexOf('/')));
    const hint = 'replace the link with the folder itself';
    const message = 'is a symbolic link; linked folders are not read';
    return { path, read: err({ code: 'catalog/link', message, location: { file }, hint }) };
  });
}

/** What a manifest is by its place. */
export function kindAt(path: string): 'template' | 'capability' | 'platform' {
  if (path === 'platform.yaml') return 'platform';
  return path.startsWith('capabilities/') ? 'capability' : 'template';
}

/** A manifest's name in messages. */
export function fileOf(root: string, path: string): string {
  return `${withoutEndSlash(root)}/${path}`;
}

/** Manifests whose name is not that of their folder: they would be found under one and listed under the other. */
export function checkIds(catalog: Catalog): readonly Diagnostic[] {
  const templates = [...catalog.templates.values()].map(({ id, source }) =>
    checkId(id, source.value.metadata.name, source, 'name'),
  );
  const older = [...catalog.olderTemplates].map(([id, { source }]) =>
    checkId(
      id,
      `${source.value.metadata.name}@${source.value.metadata.version}`,
      source,
      'version',
    ),
  );
  const capabilities = [...catalog.capabilities.values()].map(({ id, source }) => {
    const { layer, name } = source.value.metadata;
    return checkId(id, `${layer}/${name}`, source, id.endsWith(`/${name}`) ? 'layer' : 'name');
  });
  return [...templates, ...older, ...capabilities].flatMap((diagnostic) => diagnostic ?? []);
}

function checkId(
  id: string,
  name: string,
  source: WithSource<unknown>,
  key: string,
): Diagnostic | undefined {
  if (id === name) return undefined;
  return {
    code: 'catalog/duplicate',
    message: `"${name}" is in the folder ${id}`,
    location: locationOfValue(source, ['metadata', key]),
    hint: 'give both the same name',
  };
}

/** The platform's facts as expressions see them: `platform.registry`, and all else under `spec` but the layers. */
export function platformFacts(catalog: Catalog): Mapping | undefined {
  if (catalog.platform === undefined) return undefined;
  const { metadata, spec } = catalog.platform.value;
  const { layers: _layers, defaults: _defaults, kinds: _kinds, ...facts } = spec;
  return { name: metadata.name, ...facts } as Mapping;
}

/** The settings of a template in expressions: `template.name`, and each of its facts. */
export function templateFacts({ id, source }: TemplateEntry): Mapping {
  const { metadata, spec } = source.value;
  const { runtime, facts } = spec;
  return { ...facts, name: id, title: metadata.title, ...(runtime && { runtime }) } as Mapping;
}
