import { decodeText } from '../../shared/tree/text.ts';
import type { PartialSource, Partials } from '../../templating/partials.ts';
import type { SkeletonFile } from './skeleton-file.ts';

/** The name by which a file of a folder `partials` is called; undefined if nothing can call it. */
export function partialNameOf({ path }: Pick<SkeletonFile, 'path'>): string | undefined {
  return /^([^/]+)\.hbs$/.exec(path)?.[1];
}

const read = new WeakMap<SkeletonFile, PartialSource>();

/** The partials that a contributor calls: those of the catalog, and its own, which come first. */
export function partialsOf(
  own: readonly SkeletonFile[],
  shared: readonly SkeletonFile[],
): Partials {
  return new Map(
    [...shared, ...own].flatMap((file) => {
      const source = sourceOf(file);
      return source ? [[source.name, source] as const] : [];
    }),
  );
}

/** One for each file, so that it is parsed once. */
function sourceOf(file: SkeletonFile): PartialSource | undefined {
  const name = partialNameOf(file);
  if (name === undefined) return undefined;
  const earlier = read.get(file);
  if (earlier) return earlier;
  const text = decodeText(file.bytes);
  const source = { name, file: file.file, text: text ?? '', isBinary: text === undefined };
  read.set(file, source);
  return source;
}
