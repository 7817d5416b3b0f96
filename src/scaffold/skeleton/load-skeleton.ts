import type { FileRule } from '../../catalog/manifest/common.ts';
import { locationOfText, type WithSource } from '../../catalog/manifest/source-map.ts';
import { append } from '../../shared/append.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { errAll, type Result, toResult } from '../../shared/result.ts';
import { matchesGlob } from '../../shared/tree/glob.ts';
import { decodeText } from '../../shared/tree/text.ts';
import {
  type NameUse,
  namesOfExpression,
  namesOfTemplate,
  partialsIn,
} from '../../templating/names.ts';
import { parseExpression, parseTemplate } from '../../templating/parse.ts';
import type { PartialSource, Partials } from '../../templating/partials.ts';
import type { Expression, Template } from '../../templating/syntax.ts';
import { checkNames, type DeclaredNames } from '../answers/declared-names.ts';
import { isRendered, outputPathOf, type SkeletonFile } from './skeleton-file.ts';

/** A skeleton that was read once: every template parsed, every name known to be declared. */
export interface Skeleton {
  /** Its contributor: a template's name, or a capability's `layer/provider`. */
  readonly owner: string;
  readonly files: readonly LoadedFile[];
  readonly rules: readonly LoadedRule[];
}

export interface LoadedFile {
  readonly skeletonFile: SkeletonFile;
  /** The output path, to be rendered. */
  readonly path: Template;
  /** What to render; undefined for a file that is copied byte for byte. */
  readonly template: Template | undefined;
  /** The partials that its text comes through. */
  readonly partials: readonly PartialSource[];
}

export interface LoadedRule {
  readonly rule: FileRule;
  readonly matches: (path: string) => boolean;
  readonly when: Expression | undefined;
}

/** Reads a skeleton and its rules; reports every expression and every name that is wrong, with its place. */
export function loadSkeleton(
  owner: string,
  skeletonFiles: readonly SkeletonFile[],
  manifest: WithSource<{ readonly spec: { readonly files?: readonly FileRule[] | undefined } }>,
  declared: DeclaredNames,
  partials: Partials,
): Result<Skeleton> {
  const diagnostics: Diagnostic[] = [];
  const loaded = skeletonFiles.flatMap((skeletonFile) =>
    take(loadFile(skeletonFile, declared, partials), diagnostics),
  );
  const rules = (manifest.value.spec.files ?? []).flatMap((rule, index) => {
    const origin = locationOfText(manifest, ['spec', 'files', index, 'when']);
    const when =
      rule.when === undefined
        ? undefined
        : take(parseExpression(rule.when, origin), diagnostics)[0];
    if (when) append(diagnostics, checkNames(namesOfExpression(when), declared));
    return [{ rule, matches: matchesGlob(rule.path), when }];
  });
  return toResult({ owner, files: loaded, rules }, diagnostics);
}

/** Reads one file: of a skeleton, or with the text for a slot. */
export function loadFile(
  skeletonFile: SkeletonFile,
  declared: DeclaredNames,
  partials: Partials,
): Result<LoadedFile> {
  const loadedFile = parseFile(skeletonFile, partials);
  if (!loadedFile.ok) return loadedFile;
  return toResult(loadedFile.value, checkNames(namesOfFile(loadedFile.value), declared));
}

/**
 * Reads the braces of one file, in its path and in its text, whatever names they use. A file is parsed once, since an
 * interview composes anew with every choice of a layer.
 */
export function parseFile(skeletonFile: SkeletonFile, partials: Partials): Result<LoadedFile> {
  const sources = [...partials.values()];
  const earlier = parsed.get(skeletonFile);
  if (earlier && isSame(earlier.sources, sources)) return earlier.result;
  const result = parseOnce(skeletonFile, partials);
  parsed.set(skeletonFile, { sources, result });
  return result;
}

interface ParsedFile {
  readonly sources: readonly PartialSource[];
  readonly result: Result<LoadedFile>;
}

const parsed = new WeakMap<SkeletonFile, ParsedFile>();

function isSame(some: readonly PartialSource[], others: readonly PartialSource[]): boolean {
  return some.length === others.length && some.every((source, index) => source === others[index]);
}

function parseOnce(skeletonFile: SkeletonFile, partials: Partials): Result<LoadedFile> {
  const diagnostics: Diagnostic[] = [];
  const output = outputPathOf(skeletonFile);
  const path = take(
    locationPath(parseTemplate(output, { file: skeletonFile.file }), skeletonFile),
    diagnostics,
  )[0];
  const template = isRendered(skeletonFile)
    ? loadTemplate(skeletonFile, partials, diagnostics)
    : undefined;
  const called = new Set(template ? partialsIn(template) : []);
  return toResult(
    {
      skeletonFile,
      path: path ?? { nodes: [] },
      template,
      partials:
        called.size === 0 ? [] : [...partials.values()].filter(({ file }) => called.has(file)),
    },
    diagnostics,
  );
}

/** Every name that a file uses, in its path and in its text. */
export function namesOfFile({ skeletonFile, path, template }: LoadedFile): readonly NameUse[] {
  const inPath = namesOfTemplate(path).map((use) => ({
    ...use,
    location: { file: skeletonFile.file },
  }));
  return [...inPath, ...(template ? namesOfTemplate(template) : [])];
}

/** Errors in a path have the file as their location: the lines are those of its content. */
function locationPath<T>(result: Result<T>, { file }: SkeletonFile): Result<T> {
  if (result.ok) return result;
  const [first, ...rest] = result.diagnostics.map((diagnostic) => ({
    ...diagnostic,
    location: { file },
  }));
  return first ? errAll([first, ...rest]) : result;
}

function loadTemplate(
  skeletonFile: SkeletonFile,
  partials: Partials,
  diagnostics: Diagnostic[],
): Template | undefined {
  const text = decodeText(skeletonFile.bytes);
  if (text !== undefined)
    return take(parseTemplate(text, { file: skeletonFile.file }, partials), diagnostics)[0];
  diagnostics.push({
    code: 'skeleton/syntax',
    message: 'is not UTF-8 text, so it cannot be rendered',
    location: { file: skeletonFile.file },
    hint: `remove .hbs from its name to copy it without rendering`,
  });
  return undefined;
}

function take<T>(result: Result<T>, diagnostics: Diagnostic[]): readonly T[] {
  if (result.ok) return [result.value];
  append(diagnostics, result.diagnostics);
  return [];
}
