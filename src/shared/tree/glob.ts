import { matchesSegment, readSegment, type Segment } from './glob-segment.ts';
import type { TreePath } from './path.ts';

const longest = 1000;
const mostAlternatives = 100;

/** Why a text is not a valid glob; undefined if it is. */
export function invalidGlobReason(glob: string): string | undefined {
  if (glob === '') return 'is empty';
  if (glob.length > longest) return `has more than ${longest} characters`;
  return expandBraces(glob) === undefined
    ? `expands to more than ${mostAlternatives} globs`
    : undefined;
}

/**
 * Whether a path matches a glob: `*` and `?` within a segment, `[a-z]`, `**` across folders, `{a,b}`; dot files match
 * too, and a backslash escapes a character. In time linear in glob and path. An invalid glob matches nothing.
 */
export function matchesGlob(glob: string): (path: TreePath | string) => boolean {
  const alternatives = invalidGlobReason(glob) === undefined ? (expandBraces(glob) ?? []) : [];
  const ways = alternatives.map((one) =>
    one.split('/').map((name) => (name === '**' ? 'any' : readSegment(name))),
  );
  return (path) => {
    const names = path.split('/');
    return ways.some((way) => fits(way, names));
  };
}

type GlobPath = readonly ('any' | Segment)[];

/** From the end: whether the rest of the path matches the rest of the glob, for each rest of both. */
function fits(way: GlobPath, names: readonly string[]): boolean {
  let after = names.map(() => false).concat(true);
  for (const [index, segment] of [...way.entries()].reverse()) {
    const isLast = index === way.length - 1;
    const here = after.map(() => false);
    for (let at = names.length; at >= 0; at -= 1) {
      const name = names[at];
      if (segment === 'any')
        here[at] = isLast ? name !== undefined : after[at] === true || here[at + 1] === true;
      else here[at] = name !== undefined && after[at + 1] === true && matchesSegment(segment, name);
    }
    after = here;
  }
  return after[0] === true;
}

/**
 * The globs without braces that a glob expands to; undefined if they are too many. Braces without a comma are
 * literal.
 */
function expandBraces(glob: string): readonly string[] | undefined {
  let all = [''];
  for (let at = 0; at < glob.length; ) {
    const group = glob[at] === '{' ? groupAt(glob, at) : undefined;
    const length = glob[at] === '\\' ? 2 : 1;
    const choices = group ? expandAll(group.choices) : [glob.slice(at, at + length)];
    if (choices === undefined || all.length * choices.length > mostAlternatives) return undefined;
    all = all.flatMap((start) => choices.map((choice) => start + choice));
    at = group ? group.end : at + length;
  }
  return all;
}

function expandAll(choices: readonly string[]): readonly string[] | undefined {
  const expanded = choices.map(expandBraces);
  return expanded.every((one) => one !== undefined) ? expanded.flat() : undefined;
}

interface BraceGroup {
  readonly choices: readonly string[];
  /** After its closing brace. */
  readonly end: number;
}

function groupAt(glob: string, start: number): BraceGroup | undefined {
  const choices: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start; at < glob.length; at += 1) {
    if (glob[at] === '\\') at += 1;
    else if (glob[at] === '{') depth += 1;
    else if (glob[at] === ',' && depth === 1) {
      choices.push(glob.slice(from, at));
      from = at + 1;
    } else if (glob[at] === '}') depth -= 1;
    if (depth > 0) continue;
    return choices.length === 0
      ? undefined
      : { choices: [...choices, glob.slice(from, at)], end: at + 1 };
  }
  return undefined;
}
