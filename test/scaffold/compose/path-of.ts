import type { Catalog } from '../../../src/catalog/catalog.ts';
import { findTemplate } from '../../../src/catalog/find.ts';
import { answersFromMapping } from '../../../src/scaffold/answers/provided-answers.ts';
import { expressionNames, resolveAnswers } from '../../../src/scaffold/answers/resolve.ts';
import { type Composition, compose } from '../../../src/scaffold/compose/compose.ts';
import { generateFiles } from '../../../src/scaffold/compose/generate-files.ts';
import {
  loadContributors,
  skeletonFoldersOf,
} from '../../../src/scaffold/compose/load-contributors.ts';
import { noChoices, selectCapabilities } from '../../../src/scaffold/compose/select.ts';
import type { SkeletonFile } from '../../../src/scaffold/skeleton/skeleton-file.ts';
import type { Value } from '../../../src/shared/data/value.ts';
import { type Result, unwrap } from '../../../src/shared/result.ts';
import type { GeneratedFile, Tree } from '../../../src/shared/tree/tree.ts';
import { catalogOf } from '../../catalog/catalog-of.ts';

/** A folder of templates in memory: manifests and files by path. A file is a text, or bytes; `x:` before its path makes it executable. */
export type Folder = Readonly<Record<string, string | Uint8Array>>;

export interface PathRequest {
  readonly template?: string;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
  readonly answers?: Readonly<Record<string, Value>>;
}

export function openFolder(folder: Folder): Catalog {
  const manifests = Object.entries(folder).flatMap(([path, text]) =>
    /(^platform|(^|\/)(template|capability))\.yaml$/.test(path) ? [[path, String(text)]] : [],
  );
  return catalogOf(Object.fromEntries(manifests) as Record<string, string>);
}

export function composeFrom(
  catalog: Catalog,
  { template = 'rust-worker', with: on = [], without = [] }: PathRequest,
): Result<Composition> {
  const choices = {
    ...noChoices,
    with: new Map(on.map((choice) => choice.split('=') as [string, string])),
    without: new Set(without),
  };
  const entry = findTemplate(catalog, template);
  const selected = selectCapabilities(catalog, entry, choices);
  return selected.ok ? compose(catalog, entry, selected.value) : selected;
}

/** The files that a golden path of this folder gives, or everything that stands in the way. */
export function layFrom(folder: Folder, request: PathRequest = {}): Result<Tree<GeneratedFile>> {
  const catalog = openFolder(folder);
  const composition = composeFrom(catalog, request);
  if (!composition.ok) return composition;
  const skeletonFiles = loadContributors(composition.value, {
    filesOf: (contributor) =>
      new Map(
        skeletonFoldersOf(composition.value).map((name) => [
          name,
          filesIn(folder, `${contributor.folder}/${name}/`),
        ]),
      ),
    partials: filesIn(folder, 'partials/'),
  });
  if (!skeletonFiles.ok) return skeletonFiles;
  const provided = answersFromMapping(request.answers ?? {}, {
    source: 'file',
    label: 'answers.yaml',
  });
  const { facts } = composition.value;
  const { answers, diagnostics } = resolveAnswers(composition.value, provided);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return generateFiles(skeletonFiles.value, expressionNames(answers, facts));
}

/** The same as one text: paths sorted, a line `-- path --`, with `*` if executable, then the content. */
export function layText(folder: Folder, request: PathRequest = {}): string {
  const tree = unwrap(layFrom(folder, request));
  return [...tree]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { bytes, executable }]) => {
      const head = `-- ${path}${executable ? ' *' : ''} --\n`;
      return head + Buffer.from(bytes).toString('utf8');
    })
    .join('');
}

/** What stands in the way, each in one line: its code, its place, its message. */
export function troubleOf(result: Result<unknown>): readonly string[] {
  if (result.ok) return [];
  return result.diagnostics.map(({ code, message, location }) => {
    const at = [location?.file, location?.line, location?.column].filter(
      (part) => part !== undefined,
    );
    return `${at.join(':')}${at.length > 0 ? ' ' : ''}${message} [${code}]`;
  });
}

function filesIn(folder: Folder, root: string): readonly SkeletonFile[] {
  return Object.entries(folder).flatMap(([key, content]) => {
    const executable = key.startsWith('x:');
    const path = executable ? key.slice(2) : key;
    if (!path.startsWith(root)) return [];
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    return [{ path: path.slice(root.length), file: `paths/${path}`, bytes, executable }];
  });
}
