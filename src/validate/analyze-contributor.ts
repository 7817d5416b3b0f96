import { type Example, exampleSchema } from '../catalog/manifest/example.ts';
import { parseManifest } from '../catalog/manifest/parse.ts';
import { locationOfText, type WithSource } from '../catalog/manifest/source-map.ts';
import type { Contributor } from '../scaffold/compose/compose.ts';
import { checkSlotText } from '../scaffold/compose/load-contributors.ts';
import {
  type LoadedFile,
  type LoadedRule,
  namesOfFile,
  parseFile,
} from '../scaffold/skeleton/load-skeleton.ts';
import { partialsOf } from '../scaffold/skeleton/partials.ts';
import type { SkeletonFile } from '../scaffold/skeleton/skeleton-file.ts';
import { append } from '../shared/append.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { Result } from '../shared/result.ts';
import { matchesGlob } from '../shared/tree/glob.ts';
import {
  type NameUse,
  namesOfExpression,
  namesOfTemplate,
  slotsOfTemplate,
} from '../templating/names.ts';
import { parseExpression, parseTemplate } from '../templating/parse.ts';
import type { PartialSource } from '../templating/partials.ts';
import type { Expression, SlotNode, Template } from '../templating/syntax.ts';
import type { ContributorFiles } from './input.ts';
import { textsOf } from './manifest-texts.ts';

/** A template or capability, all its texts read once, whatever names they use. */
export interface AnalyzedContributor {
  readonly contributor: Contributor;
  readonly files: ContributorFiles;
  /** The files whose braces can be read. */
  readonly loaded: ReadonlyMap<SkeletonFile, LoadedFile>;
  readonly rules: readonly LoadedRule[];
  /** The partials that its files call, its own and those of the catalog, by their files. */
  readonly partials: ReadonlyMap<string, PartialSource>;
  /** The texts of its manifest that can be read. */
  readonly texts: Texts;
  readonly examples: readonly WithSource<Example>[];
  /** Every name that the manifest or a file uses. */
  readonly uses: readonly NameUse[];
  /** The slots that its files offer. */
  readonly offered: readonly SlotNode[];
  /** Texts of the manifest and files that cannot be read. */
  readonly diagnostics: readonly Diagnostic[];
  /** Examples that cannot be read. */
  readonly exampleDiagnostics: readonly Diagnostic[];
}

/** Reads everything that a contributor brings. */
export function analyzeContributor(
  contributor: Contributor,
  files: ContributorFiles,
  shared: readonly SkeletonFile[],
): AnalyzedContributor {
  const diagnostics: Diagnostic[] = [];
  const exampleDiagnostics: Diagnostic[] = [];
  const keep: Keep = (result) => keepIn(diagnostics, result);
  const ofManifest = readTexts(contributor, keep);
  const loaded = new Map<SkeletonFile, LoadedFile>();
  const partials = partialsOf(files.skeletonFiles.get('partials') ?? [], shared);
  for (const [folder, inFolder] of files.skeletonFiles)
    for (const skeletonFile of folder === 'partials' ? [] : inFolder)
      for (const file of keep(parseFile(skeletonFile, partials))) loaded.set(skeletonFile, file);
  for (const skeletonFile of files.skeletonFiles.get('slots') ?? []) {
    const file = loaded.get(skeletonFile);
    if (file) append(diagnostics, checkSlotText(file));
  }
  const examples = files.examples.flatMap(({ file, text }) =>
    keepIn(exampleDiagnostics, parseManifest(exampleSchema, text, file)),
  );
  const uses = [...ofManifest.uses, ...[...loaded.values()].flatMap(namesOfFile)];
  const offered = [...loaded.values()].flatMap(({ template }) =>
    template ? slotsOfTemplate(template) : [],
  );
  const called = new Map(
    [...loaded.values()].flatMap((file) => file.partials.map((one) => [one.file, one] as const)),
  );
  const rules = loadRules(contributor, ofManifest.conditions);
  const read = { loaded, partials: called, rules, texts: ofManifest, examples, uses, offered };
  return { contributor, files, ...read, diagnostics, exampleDiagnostics };
}

type Keep = <T>(result: Result<T>) => readonly T[];

function keepIn<T>(diagnostics: Diagnostic[], result: Result<T>): readonly T[] {
  if (result.ok) return [result.value];
  append(diagnostics, result.diagnostics);
  return [];
}

/** The expressions in a manifest, by path, keys joined by dots. */
interface Texts {
  readonly uses: readonly NameUse[];
  readonly conditions: ReadonlyMap<string, Expression>;
  readonly templates: ReadonlyMap<string, Template>;
}

function readTexts(contributor: Contributor, keep: Keep): Texts {
  const uses: NameUse[] = [];
  const conditions = new Map<string, Expression>();
  const templates = new Map<string, Template>();
  for (const { path, text, kind } of textsOf(contributor)) {
    const origin = locationOfText(contributor.source, path);
    if (kind === 'template')
      for (const template of keep(parseTemplate(text, origin))) {
        append(uses, namesOfTemplate(template));
        templates.set(path.join('.'), template);
      }
    else
      for (const expression of keep(parseExpression(text, origin))) {
        append(uses, namesOfExpression(expression));
        conditions.set(path.join('.'), expression);
      }
  }
  return { uses, conditions, templates };
}

function loadRules(
  { source }: Contributor,
  conditions: Texts['conditions'],
): readonly LoadedRule[] {
  return (source.value.spec.files ?? []).map((rule, index) => ({
    rule,
    matches: matchesGlob(rule.path),
    when: conditions.get(`spec.files.${index}.when`),
  }));
}
