import type { BlockPart, Part, TextPart } from './parts.ts';

/**
 * A tag of a block that is alone on its line vanishes with the line. Handlebars asks the texts as they stand, and
 * takes each end of a text once; so does this, in the same order, or the same files would not come out.
 */
export function trimTagLines(parts: readonly Part[], isRoot = true): void {
  parts.forEach((part, at) => {
    if (part.kind !== 'block') return;
    const opens = trimInside(part);
    const closes = endsBlank((part.otherwise ?? part.body).at(-1));
    const startsAlone = opens && isBlankBefore(parts, at, isRoot);
    const endsAlone = closes && isBlankBehind(parts, at, isRoot);
    if (startsAlone) {
      takeStart(part.body[0]);
      takeEnd(parts[at - 1]);
    }
    if (endsAlone) {
      takeStart(parts[at + 1]);
      takeEnd((part.otherwise ?? part.body).at(-1));
    }
  });
}

/** The lines inside of a block; tells whether nothing follows its opening tag on the same line. */
function trimInside({ body, otherwise }: BlockPart): boolean {
  trimTagLines(body, false);
  if (otherwise) {
    trimTagLines(otherwise, false);
    if (endsBlank(body.at(-1)) && startsBlank(otherwise[0])) {
      takeEnd(body.at(-1));
      takeStart(otherwise[0]);
    }
  }
  return startsBlank(body[0]);
}

/** At the edges of a file a line needs no break, unless something else stands there. */
function isBlankBefore(parts: readonly Part[], at: number, isRoot: boolean): boolean {
  const before = parts[at - 1];
  if (before === undefined) return isRoot;
  return endsBlank(before) || (isRoot && at === 1 && isBlank(before));
}

function isBlankBehind(parts: readonly Part[], at: number, isRoot: boolean): boolean {
  const behind = parts[at + 1];
  if (behind === undefined) return isRoot;
  return startsBlank(behind) || (isRoot && at === parts.length - 2 && isBlank(behind));
}

function isBlank(part: Part): boolean {
  return part.kind === 'text' && part.original.trim() === '';
}

function endsBlank(part: Part | undefined): boolean {
  if (part?.kind !== 'text') return false;
  return part.original.slice(part.original.trimEnd().length).includes('\n');
}

function startsBlank(part: Part | undefined): boolean {
  if (part?.kind !== 'text') return false;
  const { original } = part;
  return original.slice(0, original.length - original.trimStart().length).includes('\n');
}

function takeStart(part: Part | undefined): void {
  if (part?.kind !== 'text' || part.startTaken) return;
  const left = part.text.replace(/^[ \t]*\r?\n?/, '');
  part.startTaken = left !== part.text;
  part.text = left;
}

function takeEnd(part: Part | undefined): void {
  if (part?.kind !== 'text' || part.endTaken) return;
  const left = withoutBlanks(part);
  part.endTaken = left !== part.text;
  part.text = left;
}

function withoutBlanks({ text }: TextPart): string {
  let end = text.length;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end -= 1;
  return text.slice(0, end);
}
