import { checkNames, type Declared } from '../answers/declared.ts';
import { append } from '../errors/append.ts';
import { badAll, type Checked, checked } from '../errors/checked.ts';
import type { Problem } from '../errors/problem.ts';
import type { FileRule } from '../manifest/common.ts';
import { placeOfText, type Sourced } from '../manifest/source.ts';
import { type NameUse, namesOfExpression, namesOfTemplate } from '../templating/names.ts';
import { parseExpression, parseTemplate } from '../templating/parse.ts';
import type { Partials } from '../templating/partials.ts';
import type { Expression, Template } from '../templating/syntax.ts';
import { matchesGlob } from '../tree/glob.ts';
import { decodeText } from '../tree/text.ts';
import { isRendered, outputPathOf, type SkeletonFile } from './skeleton-file.ts';

/** A skeleton that was read once: every template parsed, every name known to be declared. */
export interface Skeleton {
  /** Who gives it: a template's name, or a capability's `layer/system`. */
  readonly owner: string;
  readonly files: readonly LoadedFile[];
  readonly rules: readonly LoadedRule[];
}

export interface LoadedFile {
  readonly source: SkeletonFile;
  /** The output path, to be rendered. */
  readonly path: Template;
  /** What to render; undefined for a file that is copied byte for byte. */
  readonly template: Template | undefined;
}

export interface LoadedRule {
  readonly rule: FileRule;
  readonly matches: (path: string) => boolean;
  readonly when: Expression | undefined;
}

/** Reads a skeleton and its rules; reports every expression and every name that is wrong, with its place. */
export function loadSkeleton(
  owner: string,
  files: readonly SkeletonFile[],
  manifest: Sourced<{ readonly spec: { readonly files?: readonly FileRule[] | undefined } }>,
  declared: Declared,
  partials: Partials,
): Checked<Skeleton> {
  const problems: Problem[] = [];
  const loaded = files.flatMap((file) => take(loadFile(file, declared, partials), problems));
  const rules = (manifest.value.spec.files ?? []).flatMap((rule, index) => {
    const origin = placeOfText(manifest, ['spec', 'files', index, 'when']);
    const when =
      rule.when === undefined ? undefined : take(parseExpression(rule.when, origin), problems)[0];
    if (when) append(problems, checkNames(namesOfExpression(when), declared));
    return [{ rule, matches: matchesGlob(rule.path), when }];
  });
  return checked({ owner, files: loaded, rules }, problems);
}

/** Reads one file: of a skeleton, or with the text for a slot. */
export function loadFile(
  source: SkeletonFile,
  declared: Declared,
  partials: Partials,
): Checked<LoadedFile> {
  const file = parseFile(source, partials);
  if (!file.ok) return file;
  return checked(file.value, checkNames(namesOfFile(file.value), declared));
}

/** Reads the braces of one file, in its path and in its text, whatever names they use. */
export function parseFile(source: SkeletonFile, partials: Partials): Checked<LoadedFile> {
  const problems: Problem[] = [];
  const output = outputPathOf(source);
  const path = take(placePath(parseTemplate(output, { file: source.file }), source), problems)[0];
  const template = isRendered(source) ? loadTemplate(source, partials, problems) : undefined;
  return checked({ source, path: path ?? { nodes: [] }, template }, problems);
}

/** Every name that a file uses, in its path and in its text. */
export function namesOfFile({ source, path, template }: LoadedFile): readonly NameUse[] {
  const inPath = namesOfTemplate(path).map((use) => ({
    ...use,
    location: { file: source.file },
  }));
  return [...inPath, ...(template ? namesOfTemplate(template) : [])];
}

/** The place of what is wrong with a path is the file: its lines are those of the text. */
function placePath<T>(result: Checked<T>, { file }: SkeletonFile): Checked<T> {
  if (result.ok) return result;
  const [first, ...rest] = result.problems.map((problem) => ({ ...problem, place: { file } }));
  return first ? badAll([first, ...rest]) : result;
}

function loadTemplate(
  source: SkeletonFile,
  partials: Partials,
  problems: Problem[],
): Template | undefined {
  const text = decodeText(source.bytes);
  if (text !== undefined)
    return take(parseTemplate(text, { file: source.file }, partials), problems)[0];
  problems.push({
    code: 'skeleton/syntax',
    message: 'is no UTF-8 text, and cannot be rendered',
    place: { file: source.file },
    hint: `drop .hbs from its name to copy it as it is`,
  });
  return undefined;
}

function take<T>(result: Checked<T>, problems: Problem[]): readonly T[] {
  if (result.ok) return [result.value];
  append(problems, result.problems);
  return [];
}
