import { partialNameOf } from '../../scaffold/skeleton/partials.ts';
import type { SkeletonFile } from '../../scaffold/skeleton/skeleton-file.ts';
import { baseName, withoutEndSlash } from '../../shared/tree/path.ts';
import { decodeText } from '../../shared/tree/text.ts';
import { sameFile } from '../../shared/tree/tree.ts';
import { type CatalogInput, type ContributorFiles, noFiles } from '../input.ts';

/** A catalog with the texts of its manifests, those that cannot be read too. */
interface CatalogTexts {
  readonly input: CatalogInput;
  readonly sources: ReadonlyMap<string, string>;
}

/** What differs between two states of a catalog, by id: templates, `layer/system`, `platform`, and `partials`. */
export interface Changes {
  /** Changed, or new. */
  readonly changed: ReadonlySet<string>;
  readonly deleted: ReadonlySet<string>;
}

/** Compares a catalog with what it was; what was renamed is new under one name and deleted under the other. */
export function findChanges(before: CatalogTexts | undefined, now: CatalogTexts): Changes {
  const [old, ids] = [before ? idsOf(before.input) : [], idsOf(now.input)];
  const changed = ids.filter((id) => before === undefined || !isSame(id, before, now));
  return {
    changed: new Set(changed),
    deleted: new Set(old.filter((id) => !ids.includes(id))),
  };
}

/** The folder of a template, `layer/system`, `platform` or `partials`; templates kept in older versions too. */
function idsOf({ catalog, partials }: CatalogInput): readonly string[] {
  const { templates, capabilities, olderTemplates, broken, platform } = catalog;
  const all = [...templates.keys(), ...capabilities.keys(), ...olderTemplates.keys()];
  const shared = [...(platform ? ['platform'] : []), ...(partials.length > 0 ? ['partials'] : [])];
  return [...new Set([...all, ...broken.keys(), ...shared])];
}

function isSame(id: string, before: CatalogTexts, now: CatalogTexts): boolean {
  if (id === 'partials') return sameSkeletonFiles(partialsIn(before.input), partialsIn(now.input));
  const [old, text] = [before, now].map(({ input, sources }) =>
    sources.get(`${changedFolderOf(id, input.catalog.root)}/${manifestOf(id)}`),
  );
  const [oldFiles, files] = [before, now].map(({ input }) => input.files.get(id) ?? noFiles);
  return (
    old === text &&
    sameFiles(oldFiles ?? noFiles, files ?? noFiles) &&
    callsOf(id, before.input).join('\n') === callsOf(id, now.input).join('\n')
  );
}

/** The partials of the catalog that a contributor calls, directly or by way of another one, with their texts. */
export function callsOf(id: string, { files, partials }: CatalogInput): readonly string[] {
  const { skeletonFiles } = files.get(id) ?? noFiles;
  const own = new Set((skeletonFiles.get('partials') ?? []).map(partialNameOf));
  const called = new Map<string, string>();
  const waiting = [...skeletonFiles.values()].flat().map(({ bytes }) => decodeText(bytes) ?? '');
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const [, quoted = '', plain] of text.matchAll(call)) {
      const name = plain ?? quoted.slice(1, -1);
      if (own.has(name)) continue;
      const partial = partials.find((file) => partialNameOf(file) === name);
      if (partial === undefined || called.has(name)) continue;
      const inside = decodeText(partial.bytes) ?? '';
      called.set(name, inside);
      waiting.push(inside);
    }
  }
  return [...called].map((entry) => JSON.stringify(entry)).sort();
}

/** `{{> name}}`, `{{#> "name"}}`, `{{> [name]}}`. */
const call = /\{\{~?#?>\s*(?:("[^"]*"|'[^']*'|\[[^\]]*\])|([^\s}~]+))/g;

function partialsIn({ partials }: CatalogInput): ReadonlyMap<string, SkeletonFile> {
  return new Map(partials.map((file) => [file.path, file]));
}

/** The folder of something in a catalog, as messages name it. */
export function changedFolderOf(id: string, root: string): string {
  const bare = withoutEndSlash(root);
  if (id === 'platform') return bare;
  return id.includes('/') ? `${bare}/capabilities/${id}` : `${bare}/${id}`;
}

function manifestOf(id: string): string {
  if (id === 'platform') return 'platform.yaml';
  return id.includes('/') ? 'capability.yaml' : 'template.yaml';
}

function sameFiles(a: ContributorFiles, b: ContributorFiles): boolean {
  return (
    sameTexts(a.examples, b.examples) &&
    a.links.length === b.links.length &&
    a.others.join('\n') === b.others.join('\n') &&
    sameSkeletonFiles(filesIn(a), filesIn(b))
  );
}

function sameTexts(a: ContributorFiles['examples'], b: ContributorFiles['examples']): boolean {
  const named = (all: ContributorFiles['examples']) =>
    JSON.stringify(all.map(({ file, text }) => [catalogNameOf(file), text]));
  return named(a) === named(b);
}

/** The name of an example without its folders. */
export function catalogNameOf(file: string): string {
  return baseName(file);
}

function filesIn({ skeletonFiles }: ContributorFiles): ReadonlyMap<string, SkeletonFile> {
  return new Map(
    [...skeletonFiles].flatMap(([folder, files]) =>
      files.map((file) => [`${folder}/${file.path}`, file] as const),
    ),
  );
}

function sameSkeletonFiles(
  a: ReadonlyMap<string, SkeletonFile>,
  b: ReadonlyMap<string, SkeletonFile>,
): boolean {
  return a.size === b.size && [...a].every(([path, file]) => sameFile(file, b.get(path)));
}
