/** One segment of a glob: literal characters, any one, any number, or one of a set. */
export type Segment = readonly SegmentToken[];

type SegmentToken =
  | { readonly kind: 'one'; readonly character: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'star' }
  | { readonly kind: 'set'; readonly ranges: readonly Range[]; readonly negated: boolean };

type Range = readonly [low: string, high: string];

const set = /^\[([!^]?)(\]?[^\]]*)\]/;

/** Reads `*`, `?` and `[a-z]`; a bracket that is not closed is text. */
export function readSegment(text: string): Segment {
  const tokens: SegmentToken[] = [];
  for (let at = 0; at < text.length; ) {
    const { token, length } = readToken(text.slice(at));
    const isStarAgain = token.kind === 'star' && tokens.at(-1)?.kind === 'star';
    if (!isStarAgain) tokens.push(token);
    at += length;
  }
  return tokens;
}

function readToken(text: string): { readonly token: SegmentToken; readonly length: number } {
  const [character = ''] = text;
  if (character === '*') return { token: { kind: 'star' }, length: 1 };
  if (character === '?') return { token: { kind: 'any' }, length: 1 };
  const found = character === '[' ? set.exec(text) : null;
  if (found) {
    const [whole, negation = '', inside = ''] = found;
    const token: SegmentToken = {
      kind: 'set',
      ranges: readRanges(inside),
      negated: negation !== '',
    };
    return { token, length: whole.length };
  }
  const escaped = character === '\\' ? [...text][1] : undefined;
  const taken = escaped ?? character;
  const token: SegmentToken = { kind: 'one', character: taken };
  return { token, length: taken.length + (escaped === undefined ? 0 : 1) };
}

function readRanges(text: string): readonly Range[] {
  return [...text.matchAll(/(.)(?:-(.))?/gsu)].map(([, low = '', high = low]) => [low, high]);
}

/** Whether a name fits, going back to the last star alone where it does not: that is enough for stars. */
export function matchesSegment(segment: Segment, name: string): boolean {
  const characters = [...name];
  let token = 0;
  let at = 0;
  let star: { readonly token: number; at: number } | undefined;
  while (at < characters.length) {
    const here = segment[token];
    if (here?.kind === 'star') {
      star = { token, at };
      token += 1;
    } else if (here !== undefined && takes(here, characters[at] ?? '')) {
      token += 1;
      at += 1;
    } else if (star === undefined) return false;
    else {
      star.at += 1;
      at = star.at;
      token = star.token + 1;
    }
  }
  return segment.slice(token).every(({ kind }) => kind === 'star') && characters.length > 0;
}

function takes(token: Exclude<SegmentToken, { kind: 'star' }>, character: string): boolean {
  switch (token.kind) {
    case 'one':
      return token.character === character;
    case 'any':
      return true;
    case 'set':
      return (
        token.ranges.some(([low, high]) => low <= character && character <= high) !== token.negated
      );
  }
}
