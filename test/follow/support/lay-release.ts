import { join } from 'node:path';
import { stringify } from 'yaml';
import { type Edits, type Files, layFiles } from './files.ts';

/** One version of the template `trawler`: its skeleton, its manifest, and the systems of its layers. */
export interface Release {
  readonly version?: string;
  readonly files: Files;
  /** Beside `name`. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What its manifest says further: `migrations`, `layers`, `files` and so on. */
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly layers?: Readonly<Record<string, LayerRelease>>;
}

/** A capability, by its id `layer/system`. */
export interface LayerRelease {
  readonly version?: string;
  readonly files: Files;
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** Lays a catalog with this release alone; what stood there before goes. */
export function layRelease(catalog: string, release: Release): void {
  const nothing = { trawler: undefined, capabilities: undefined };
  layFiles(catalog, { ...nothing, ...templateFiles(release) });
  for (const [id, layer] of Object.entries(release.layers ?? {}))
    layFiles(join(catalog, 'capabilities', id), layerFiles(id, layer));
}

function templateFiles({ version, files, parameters, spec, layers = {} }: Release): Edits {
  const name = { type: 'string', title: 'Name of the boat', format: 'dns-label' };
  const offered = Object.keys(layers).map((id) => [layerOf(id), { default: 'none' }] as const);
  const manifest = {
    apiVersion: 'idp/v1',
    kind: 'Template',
    metadata: { name: 'trawler', title: 'Trawler', owner: 'pilots', version: version ?? '1.0.0' },
    spec: {
      creates: 'boat',
      parameters: { name, ...parameters },
      layers: Object.fromEntries(offered),
      ...spec,
    },
  };
  return { 'trawler/template.yaml': stringify(manifest), ...below('trawler/skeleton', files) };
}

function layerFiles(id: string, { version = '1.0.0', files, spec = {} }: LayerRelease): Edits {
  const [layer, name] = id.split('/');
  const metadata = { layer, name, title: id, owner: 'keepers', version };
  const manifest = { apiVersion: 'idp/v1', kind: 'Capability', metadata, spec };
  return { 'capability.yaml': stringify(manifest), ...below('skeleton', files) };
}

function below(folder: string, files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, entry]) => [`${folder}/${path}`, entry]),
  );
}

function layerOf(id: string): string {
  return id.split('/')[0] ?? id;
}
