import type { Mapping } from '../data/value.ts';
import { IdpError } from '../errors/error.ts';
import { slotsOfTemplate } from '../expression/names.ts';
import { renderTemplate } from '../expression/render.ts';
import { type LoadedFile, namesOfFile } from '../skeleton/load.ts';
import { encodeText } from '../tree/text.ts';

/** What is known of a file whatever the answers: the names that it uses and the slots that it offers. */
interface Known {
  readonly names: readonly string[];
  readonly slots: readonly string[];
  /** Its rendered forms, by the values of those names. */
  readonly rendered: Map<string, LoadedFile>;
}

const known = new WeakMap<LoadedFile, Known>();

/** The slots that a file offers. */
export function slotsIn(file: LoadedFile): readonly string[] {
  return know(file).slots;
}

/**
 * A file as it is for these names: its text rendered and ready to be copied. The same values give the same
 * bytes, the very same array, so that what was found out about them holds in every trial. A file with slots, or
 * that cannot be rendered, is handed back as it is.
 */
export function renderOnce(file: LoadedFile, names: Mapping): LoadedFile {
  const { names: used, slots, rendered } = know(file);
  if (file.template === undefined || slots.length > 0) return file;
  const key = JSON.stringify(used.map((name) => names[name] ?? null));
  const result = rendered.get(key) ?? render(file, names);
  rendered.set(key, result);
  return result;
}

function render(file: LoadedFile, names: Mapping): LoadedFile {
  if (file.template === undefined) return file;
  try {
    const bytes = encodeText(renderTemplate(file.template, { names }));
    return { ...file, source: { ...file.source, bytes }, template: undefined };
  } catch (error) {
    if (error instanceof IdpError) return file;
    throw error;
  }
}

function know(file: LoadedFile): Known {
  const earlier = known.get(file);
  if (earlier) return earlier;
  const found: Known = {
    names: [...new Set(namesOfFile(file).flatMap(({ path }) => path[0] ?? []))],
    slots: file.template ? slotsOfTemplate(file.template).map(({ slot }) => slot) : [],
    rendered: new Map(),
  };
  known.set(file, found);
  return found;
}
