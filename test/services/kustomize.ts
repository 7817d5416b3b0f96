import { posix } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** An object of Kubernetes. */
export interface KubernetesObject extends JsonObject {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

interface Kustomization {
  readonly resources?: readonly string[];
  readonly configMapGenerator?: readonly { readonly name: string }[];
  readonly patches?: readonly Patch[];
}

interface Patch {
  readonly path: string;
  readonly target?: { readonly kind: string; readonly name?: string };
}

type Files = ReadonlyMap<string, string>;

/**
 * The objects of an overlay, as kustomize would build them, in memory and as far as the templates use it: resources,
 * generated ConfigMaps without their content, and patches. The slow suites build all overlays with kustomize itself.
 */
export function buildOverlay(files: Files, folder: string): readonly KubernetesObject[] {
  const text = files.get(`${folder}/kustomization.yaml`);
  if (text === undefined) throw new Error(`no kustomization in ${folder}`);
  const { resources = [], configMapGenerator = [], patches = [] } = parse(text) as Kustomization;
  const objects = [
    ...resources.flatMap((resource) => {
      const path = posix.join(folder, resource);
      return path.endsWith('.yaml') ? objectsIn(files, path) : buildOverlay(files, path);
    }),
    ...configMapGenerator.map(({ name }) => ({ kind: 'ConfigMap', metadata: { name } })),
  ];
  return patches.reduce<readonly KubernetesObject[]>(
    (patched, patch) => applyPatch(files, folder, patch, patched),
    objects,
  );
}

function objectsIn(files: Files, path: string): readonly KubernetesObject[] {
  const text = files.get(path);
  if (text === undefined) throw new Error(`no ${path}`);
  return parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject);
}

function applyPatch(
  files: Files,
  folder: string,
  { path, target }: Patch,
  objects: readonly KubernetesObject[],
): readonly KubernetesObject[] {
  const at = posix.join(folder, path);
  if (target !== undefined) {
    const operations = parse(files.get(at) ?? '') as readonly Operation[];
    const isTarget = ({ kind, metadata }: KubernetesObject) =>
      kind === target.kind && new RegExp(`^${target.name ?? '.*'}$`).test(metadata.name);
    return objects.map((object) =>
      isTarget(object) ? (operations.reduce(applyOperation, object) as KubernetesObject) : object,
    );
  }
  return objectsIn(files, at).reduce((patched, patch) => {
    const isTarget = ({ kind, metadata }: KubernetesObject) =>
      kind === patch.kind && metadata.name === patch.metadata.name;
    if (!patched.some(isTarget)) throw new Error(`${at} patches nothing: ${patch.kind}`);
    return patched.map((object) =>
      isTarget(object) ? (merge(object, patch) as KubernetesObject) : object,
    );
  }, objects);
}

/** A strategic merge: mappings by key, lists of named mappings by name, anything else is replaced. */
function merge(value: Json | undefined, patch: Json): Json {
  if (isNamedList(patch) && isNamedList(value)) return mergeNamed(value, patch);
  if (!isObject(patch) || !isObject(value)) return patch;
  const merged: Record<string, Json> = { ...value };
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) delete merged[key];
    else merged[key] = merge(merged[key], change);
  }
  return merged;
}

function mergeNamed(list: readonly JsonObject[], patches: readonly JsonObject[]): Json {
  const merged = new Map(list.map((entry) => [entry.name, entry as Json]));
  for (const patch of patches) {
    if (patch.$patch === 'delete') merged.delete(patch.name ?? null);
    else merged.set(patch.name ?? null, merge(merged.get(patch.name ?? null), patch));
  }
  return [...merged.values()];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNamedList(value: Json | undefined): value is readonly JsonObject[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((entry: Json) => isObject(entry) && typeof entry.name === 'string')
  );
}

interface Operation {
  readonly op: 'add' | 'replace';
  readonly path: string;
  readonly value: Json;
}

function applyOperation(value: Json, { path, value: change }: Operation): Json {
  const keys = path.split('/').slice(1);
  return put(value, keys, change);
}

function put(value: Json, [key, ...rest]: readonly string[], change: Json): Json {
  if (key === undefined) return change;
  if (Array.isArray(value)) {
    if (key === '-') return [...value, change];
    return value.map((entry: Json, index) =>
      String(index) === key ? put(entry, rest, change) : entry,
    );
  }
  const object = isObject(value) ? value : {};
  return { ...object, [key]: put(object[key] ?? null, rest, change) };
}
