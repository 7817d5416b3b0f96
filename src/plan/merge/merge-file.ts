import { interleave } from '../../shared/data/interleave.ts';
import { decodeTexts } from '../../shared/tree/text.ts';
import { bytesOf, type FileContent, sameBytes, sameContent } from '../../shared/tree/tree.ts';
import { fileKindOf } from '../file-kind.ts';
import type { Clash, Labels } from './mark-conflict.ts';
import { isData, mergeStructured } from './merge-structured.ts';
import { type MergedText, markWhole, mergeText, type TextVersions } from './merge-text.ts';
import { joinText, mergeForm, splitTexts } from './text-form.ts';

/** What became of a file's content that has three versions. */
type MergedContent =
  | { readonly kind: 'merged' | 'conflict'; readonly bytes: Uint8Array }
  /** Binary files differ on both sides, or a file that only its own tool can write. */
  | { readonly kind: 'clash' | 'stale' };

/** The content of a file: what one side changed, or both sides merged as its kind is merged. */
export function mergeContent(
  path: string,
  base: FileContent | undefined,
  ours: Uint8Array,
  theirs: Uint8Array,
  labels: Labels,
): MergedContent {
  if (sameBytes(ours, theirs) || (base && sameContent(base, { bytes: theirs })))
    return { kind: 'merged', bytes: ours };
  if (base && sameContent(base, { bytes: ours })) return { kind: 'merged', bytes: theirs };
  if (fileKindOf(path) === 'lock') return { kind: 'stale' };
  const known = base === undefined ? new Uint8Array() : bytesOf(base);
  const decoded = known && decodeTexts([known, ours, theirs]);
  if (decoded === undefined) return { kind: 'clash' };
  const { texts, encode, spell } = decoded;
  const versions = { base: texts[0], ours: texts[1], theirs: texts[2] };
  const { text, clean } = mergeTextOf(path, versions, spellLabels(labels, spell));
  return { kind: clean ? 'merged' : 'conflict', bytes: encode(text) };
}

function spellLabels({ ours, theirs, base }: Labels, spell: (text: string) => string): Labels {
  return {
    ours: spell(ours),
    theirs: spell(theirs),
    ...(base !== undefined && { base: spell(base) }),
  };
}

/** By lines; where that is a conflict, or makes what its language cannot read, by keys. */
function mergeTextOf(path: string, versions: TextVersions, labels: Labels): MergedText {
  const kind = fileKindOf(path);
  if (kind === 'list') return mergeText(versions, labels, resolveListClash);
  if (kind === 'owners') return mergeText(versions, labels, resolveOwnersClash);
  const merged = mergeText(versions, labels);
  if (kind !== 'json' && kind !== 'yaml' && kind !== 'toml') return merged;
  const { plain, dress } = undress(versions);
  const isReadable = isData(kind, plain.ours) && isData(kind, plain.theirs);
  if (!isReadable || (merged.clean && isData(kind, merged.text.replace(/^\uFEFF/, ''))))
    return merged;
  const text = mergeStructured(kind, plain);
  if (text !== undefined) return { text: dress(text), clean: true };
  return merged.clean ? markWhole(versions, labels) : merged;
}

/** The versions as lines that end in a newline, and the way back to the form that they have together. */
function undress({ base, ours, theirs }: TextVersions): {
  readonly plain: TextVersions;
  readonly dress: (text: string) => string;
} {
  const [b, o, t] = splitTexts([base, ours, theirs]);
  const plainOf = (lines: readonly string[]) => joinText({ ...plainForm, lines });
  return {
    plain: { base: plainOf(b.lines), ours: plainOf(o.lines), theirs: plainOf(t.lines) },
    dress: (text) =>
      joinText({ ...mergeForm(b, o, t), lines: text.replace(/\n$/, '').split('\n') }),
  };
}

const plainForm = { mark: false, end: '\n', closed: true } as const;

/**
 * Combines both sides of a list of lines: what theirs removed is removed, what it added goes after the line before
 * it, else first, since in these files a later line wins, and that should be the developer's.
 */
function resolveListClash({ base, ours, theirs }: Clash): readonly string[] {
  const [inBase, inTheirs] = [new Set(base), new Set(theirs)];
  const goes = new Map<string, number>();
  for (const line of base) if (!inTheirs.has(line)) goes.set(line, (goes.get(line) ?? 0) + 1);
  const kept = ours.filter((line) => {
    const times = goes.get(line) ?? 0;
    goes.set(line, times - 1);
    return times <= 0;
  });
  const known = new Set(kept);
  const added = theirs.flatMap((item, index) => {
    if (inBase.has(item) || known.has(item)) return [];
    known.add(item);
    return [{ item, behind: theirs[index - 1] }];
  });
  return interleave(kept, added, 'first');
}

/** The same for CODEOWNERS: not if both sides give one path different owners. */
function resolveOwnersClash(clash: Clash): readonly string[] | undefined {
  const [ours, theirs] = [without(clash.ours, clash.base), without(clash.theirs, clash.base)];
  const added = new Map(theirs.map((line) => [patternOf(line), line]));
  const isSplit = ours.some((line) => (added.get(patternOf(line)) ?? line) !== line);
  return isSplit ? undefined : resolveListClash(clash);
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}

/** What a line of CODEOWNERS is about; of comments and blank lines, the line itself. */
function patternOf(line: string): string {
  return line.startsWith('#') ? line : (/^\S+/.exec(line)?.[0] ?? line);
}
