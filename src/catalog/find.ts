import { closest, suggest } from '../shared/closest.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { IdpError, throwError } from '../shared/error.ts';
import type { CapabilityEntry, Catalog, TemplateEntry } from './catalog.ts';

/** The template of this id. Throws with the nearest id, or with what is wrong with its manifest. */
export function findTemplate(catalog: Catalog, id: string): TemplateEntry {
  const entry = catalog.templates.get(id);
  if (entry) return entry;
  throwIfBroken(catalog, id);
  return throwError({
    code: 'catalog/unknown-template',
    message: `"${id}" is not a template in ${catalog.root}`,
    hint: suggest(id, catalog.templates.keys()),
  });
}

/** One version of a template. Throws with the versions that the catalog has. */
export function findVersion(catalog: Catalog, id: string, version: string): TemplateEntry {
  const newest = findTemplate(catalog, id);
  if (newest.source.value.metadata.version === version) return newest;
  const older = catalog.olderTemplates.get(`${id}@${version}`);
  if (older) return older;
  throwIfBroken(catalog, `${id}@${version}`);
  const versions = [newest, ...catalog.olderTemplates.values()]
    .filter((entry) => entry.id === id)
    .map(({ source }) => source.value.metadata.version);
  return throwError({
    code: 'catalog/unknown-version',
    message: `${catalog.root} has no version ${version} of ${id}`,
    hint: suggest(version, versions),
  });
}

/** The templates that create a kind, the platform's default first. Throws with the nearest kind if there is none. */
export function findByKind(
  catalog: Catalog,
  kind: string,
): readonly [TemplateEntry, ...TemplateEntry[]] {
  const creating = [...catalog.templates.values()].filter(
    ({ source }) => source.value.spec.creates === kind,
  );
  const chosen = defaultOfKind(catalog, kind);
  const [first, ...rest] = [
    ...creating.filter(({ id }) => id === chosen),
    ...creating.filter(({ id }) => id !== chosen),
  ];
  if (first) return [first, ...rest];
  return throwError(unknownKind(catalog, kind));
}

export function unknownKind(catalog: Catalog, kind: string): Diagnostic {
  return {
    code: 'catalog/unknown-kind',
    message: `no template in ${catalog.root} creates a "${kind}"`,
    hint: hintForKind(catalog, kind),
  };
}

/** A kind or template with a similar name; else all kinds. */
function hintForKind(catalog: Catalog, kind: string): string {
  if (catalog.templates.has(kind)) return `it is a template: run idp show ${kind}`;
  const kinds = kindsOf(catalog);
  const near = closest(kind, [...kinds, ...catalog.templates.keys()]);
  return near === undefined ? suggest(kind, kinds) : `did you mean ${near}?`;
}

/** What `idp new` creates: a KIND, or with the id of a template in its place that template. */
export interface RequestedTemplate {
  readonly kind?: string | undefined;
  readonly template?: string | undefined;
}

/** Reads the KIND of `idp new KIND`, which may be the id of a template. */
export function readKind(
  catalog: Catalog,
  { kind, template }: RequestedTemplate,
): RequestedTemplate {
  const named =
    kind === undefined || isKind(catalog, kind) ? undefined : catalog.templates.get(kind);
  if (named === undefined || (template !== undefined && template !== kind))
    return { kind, template };
  return { kind: named.source.value.spec.creates, template: named.id };
}

function isKind(catalog: Catalog, kind: string): boolean {
  return kindsOf(catalog).includes(kind);
}

/** The tag of templates that create parts of a catalog; lists show them last. */
const authorsTag = 'authors';

/** Whether a template is for template authors, and not for application developers. */
export function isForAuthors({ source }: TemplateEntry): boolean {
  return source.value.metadata.tags?.includes(authorsTag) ?? false;
}

/** The platform's default template of a kind. */
export function defaultOfKind({ platform }: Catalog, kind: string): string | undefined {
  return platform?.value.spec.kinds?.[kind]?.default;
}

/** A template that creates another kind than the requested one is a mistake of the user. */
export function checkKind(template: TemplateEntry, kind: string | undefined): TemplateEntry {
  const { creates } = template.source.value.spec;
  if (kind === undefined || kind === creates) return template;
  return throwError({
    code: 'catalog/unknown-kind',
    message: `${template.id} creates a ${creates}, not a ${kind}`,
    hint: `run idp new ${creates} --template ${template.id}`,
  });
}

/** Every KIND of `idp new KIND`, each once: in alphabetical order, those of template authors last. */
export function kindsOf(catalog: Catalog): readonly string[] {
  const templates = [...catalog.templates.values()];
  const kinds = (ofAuthors: boolean) =>
    templates
      .filter((template) => isForAuthors(template) === ofAuthors)
      .map(({ source }) => source.value.spec.creates)
      .sort();
  return [...new Set([...kinds(false), ...kinds(true)])];
}

/** The capability `layer/system`. Throws with the nearest, or with what is wrong with its manifest. */
export function findCapability(catalog: Catalog, id: string): CapabilityEntry {
  const entry = catalog.capabilities.get(id);
  if (entry) return entry;
  throwIfBroken(catalog, id);
  const [layer = ''] = id.split('/');
  const providers = providersOfLayer(catalog, layer);
  if (providers.length === 0) return throwError(unknownLayer(catalog, layer));
  return throwError({
    code: 'catalog/unknown-provider',
    message: `"${id.slice(layer.length + 1)}" is not a provider of the layer ${layer}`,
    hint: suggest(id.slice(layer.length + 1), providers),
  });
}

export function unknownLayer(catalog: Catalog, layer: string): Diagnostic {
  return {
    code: 'catalog/unknown-layer',
    message: `"${layer}" is not a layer in ${catalog.root}`,
    hint: suggest(layer, layersOf(catalog)),
  };
}

/** Every layer with a provider or a platform setting, in alphabetical order. */
export function layersOf(catalog: Catalog): readonly string[] {
  const ofCapabilities = [...catalog.capabilities.values()].map(
    ({ source }) => source.value.metadata.layer,
  );
  const ofPlatform = Object.keys(catalog.platform?.value.spec.layers ?? {});
  return [...new Set([...ofCapabilities, ...ofPlatform])].sort();
}

/** Every system of a layer, in alphabetical order. */
export function providersOfLayer(catalog: Catalog, layer: string): readonly string[] {
  const prefix = `${layer}/`;
  return [...catalog.capabilities.keys()]
    .filter((id) => id.startsWith(prefix))
    .map((id) => id.slice(prefix.length))
    .sort();
}

function throwIfBroken(catalog: Catalog, id: string): void {
  const [first, ...rest] = catalog.broken.get(id) ?? [];
  if (first) throw new IdpError([first, ...rest]);
}
