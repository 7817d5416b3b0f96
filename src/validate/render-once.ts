import { type LoadedFile, namesOfFile } from '../scaffold/skeleton/load-skeleton.ts';
import type { Mapping } from '../shared/data/value.ts';
import { IdpError } from '../shared/error.ts';
import { encodeText } from '../shared/tree/text.ts';
import { slotsOfTemplate } from '../templating/names.ts';
import { renderTemplate } from '../templating/render.ts';
import type { NameExpression, Template } from '../templating/syntax.ts';

/** What is known of a file whatever the answers: the names that it uses and the slots that it offers. */
interface FileUse {
  readonly names: readonly string[];
  readonly slots: readonly string[];
  /** Its rendered forms, by the values of those names. */
  readonly rendered: Map<string, LoadedFile>;
  /** Whether a bare name in it may be a field of an item. */
  readonly mayUseItems: boolean;
  /** The bare names that items provided, by the values of those names. */
  readonly fromItems: Map<string, readonly NameExpression[]>;
}

const known = new WeakMap<LoadedFile, FileUse>();

/** The slots that a file offers. */
export function slotsIn(file: LoadedFile): readonly string[] {
  return know(file).slots;
}

/**
 * A file for these names: rendered and ready to be copied. The same values give the same array of bytes, so that
 * findings about it hold in every case. A file with slots, or with errors, is returned as it is.
 */
export function renderOnce(file: LoadedFile, names: Mapping): LoadedFile {
  const { names: used, slots, rendered } = know(file);
  if (file.template === undefined || slots.length > 0) return file;
  const key = keyOf(used, names);
  const result = rendered.get(key) ?? render(file, names);
  rendered.set(key, result);
  return result;
}

/** The bare names of a file that an item has for these names, although there is also one outside of all blocks. */
export function namesFromItems(file: LoadedFile, names: Mapping): readonly NameExpression[] {
  const { names: used, mayUseItems, fromItems } = know(file);
  if (file.template === undefined || !mayUseItems) return [];
  const key = keyOf(used, names);
  const known = fromItems.get(key) ?? observe(file.template, names);
  fromItems.set(key, known);
  return known;
}

/** Rendering errors are reported by the rules on output. */
function observe(template: Template, names: Mapping): readonly NameExpression[] {
  const found = new Set<NameExpression>();
  try {
    renderTemplate(template, { names, onItemName: (name) => found.add(name) });
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
  }
  return [...found];
}

function keyOf(used: readonly string[], names: Mapping): string {
  return JSON.stringify(used.map((name) => names[name] ?? null));
}

function render(file: LoadedFile, names: Mapping): LoadedFile {
  if (file.template === undefined) return file;
  try {
    const bytes = encodeText(renderTemplate(file.template, { names }));
    return { ...file, skeletonFile: { ...file.skeletonFile, bytes }, template: undefined };
  } catch (error) {
    if (error instanceof IdpError) return file;
    throw error;
  }
}

function know(file: LoadedFile): FileUse {
  const earlier = known.get(file);
  if (earlier) return earlier;
  const uses = namesOfFile(file);
  const found: FileUse = {
    names: [...new Set(uses.flatMap(({ path }) => path[0] ?? []))],
    mayUseItems: uses.some(({ within }) => within !== undefined),
    fromItems: new Map(),
    slots: file.template ? slotsOfTemplate(file.template).map(({ slot }) => slot) : [],
    rendered: new Map(),
  };
  known.set(file, found);
  return found;
}
