import { isSecret } from '../catalog/manifest/secret.ts';
import { isDefaultSource } from '../scaffold/answers/provided-answers.ts';
import type { Answer } from '../scaffold/answers/resolve.ts';
import type { Composition } from '../scaffold/compose/compose.ts';
import { printYaml } from '../shared/data/print.ts';
import type { Mapping } from '../shared/data/value.ts';
import { compareText } from '../shared/diagnostic.ts';
import { parseTreePath, type TreePath } from '../shared/tree/path.ts';

/** Where a service records what was generated. The lockfile is for people, the base for `idp`. */
export const lockPath = fixedPath('.idp/lock.yaml');
export const basePath = fixedPath('.idp/base');
export const attributesPath = fixedPath('.idp/.gitattributes');
export const ignorePath = fixedPath('.idp/.gitignore');
export const updateStatePath = fixedPath('.idp/unfinished');

/** What of it is in version control. */
export const statePaths: readonly TreePath[] = [lockPath, basePath, attributesPath, ignorePath];

/** The newest shape of the lock that this `idp` writes, and the `idp` that reads it. */
export const newestSchema = 3;
const neededIdp = '>=0.1.0';

/**
 * What a service was generated from: the catalog, template and providers with their versions, the layers that were
 * switched off, the paths that the service keeps as its own, and the answers. `answers` were provided by the user;
 * `defaults` change with the template. Secrets are in neither.
 */
export interface Lock {
  /** Unknown in a lock of an earlier schema. */
  readonly catalog?: CatalogSource | undefined;
  readonly template: { readonly name: string; readonly version: string };
  /** The providers of each layer that is on. */
  readonly layers: Readonly<Record<string, readonly LockedProvider[]>>;
  readonly without: readonly string[];
  readonly own: readonly string[];
  readonly answers: Mapping;
  readonly defaults: Mapping;
}

/** Where a catalog is: `shipped`, a folder of the same repository (`./` or `../`), or `local`: a folder elsewhere. */
export interface CatalogSource {
  readonly source: string;
  /** Of a catalog that was fetched: what exactly. */
  readonly digest?: string | undefined;
}

export interface LockedProvider {
  readonly provider: string;
  readonly version: string;
}

export const localCatalog: CatalogSource = { source: 'local' };

const header = '# Written by idp. Keep it in version control: updates rest on it.\n';

/** The lock of a composition and its answers. */
export function lockOf(
  composition: Composition,
  answers: ReadonlyMap<string, Answer>,
  catalog: CatalogSource,
  own: readonly TreePath[] = [],
): Lock {
  const { template } = composition;
  const kept = [...answers].filter(([, { question }]) => !isSecret(question.parameter));
  const isDefault = ({ source }: Answer) => isDefaultSource(source);
  const values = (entries: readonly (readonly [string, Answer])[]) =>
    sortedByKey(entries.map(([name, { value }]) => [name, value])) as Lock['answers'];
  return {
    catalog,
    template: { name: template.id, version: template.source.value.metadata.version },
    layers: layersOf(composition),
    without: [...composition.without].sort(compareText),
    own: [...own].sort(compareText),
    answers: values(kept.filter(([, answer]) => !isDefault(answer))),
    defaults: values(kept.filter(([, answer]) => isDefault(answer))),
  };
}

function layersOf({ capabilities }: Composition): Lock['layers'] {
  const layers = new Map<string, LockedProvider[]>();
  for (const { source } of capabilities) {
    const { layer, name, version } = source.value.metadata;
    layers.set(layer, [...(layers.get(layer) ?? []), { provider: name, version }]);
  }
  for (const providers of layers.values())
    providers.sort((a, b) => compareText(a.provider, b.provider));
  return sortedByKey([...layers]);
}

/** In an order that git's merges can rely on. */
function sortedByKey<Item>(entries: readonly (readonly [string, Item])[]): Record<string, Item> {
  return Object.fromEntries([...entries].sort(([a], [b]) => compareText(a, b)));
}

/** The providers that are on, as `layer/provider`, with their versions. */
export function providersOf({ layers }: Lock): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(layers).flatMap(([layer, providers]) =>
      providers.map(({ provider, version }) => [`${layer}/${provider}`, version] as const),
    ),
  );
}

export function printLock(lock: Lock): string {
  const { catalog = localCatalog, template, layers, without, own, answers, defaults } = lock;
  const { source, digest } = catalog;
  return (
    header +
    printYaml({
      schema: newestSchema,
      idp: neededIdp,
      catalog: digest === undefined ? { source } : { source, digest },
      template: { ...template },
      layers: Object.fromEntries(
        Object.entries(layers).map(([layer, all]) => [layer, all.map((one) => ({ ...one }))]),
      ),
      without,
      own,
      answers,
      defaults,
    })
  );
}

function fixedPath(text: string): TreePath {
  const parsed = parseTreePath(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
