import { RE2JS } from 're2js';

/**
 * The engine for patterns of manifests: it takes time in proportion to the text, whatever the pattern, where that of
 * JavaScript may take for ever. So it has no lookaround and no backreferences.
 */
const engine = RE2JS;

/** Why a pattern is not a regular expression; undefined if it is one. */
export function invalidPatternReason(pattern: string): string | undefined {
  if (isPlain(pattern)) return undefined;
  try {
    compile(pattern, 0);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^error parsing regexp: /, '');
  }
}

/** Whether a pattern matches the whole text. Throws for an invalid pattern. */
export function matchesWhole(pattern: string, text: string): boolean {
  if (isPlain(pattern)) return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  return compile(pattern, 0).matcher(text).matches();
}

/** What the first group of a pattern holds where it first fits, its `^` and `$` those of a line. */
export function findGroup(pattern: string, text: string): string | undefined {
  const matcher = compile(pattern, engine.MULTILINE).matcher(text);
  return matcher.find() && matcher.groupCount() > 0 ? (matcher.group(1) ?? undefined) : undefined;
}

/** How many groups a pattern has. */
export function countGroups(pattern: string): number {
  return compile(pattern, 0).groupCount();
}

const known = new Map<string, ReturnType<typeof engine.compile>>();
const mostKnown = 100;

function compile(pattern: string, flags: number): ReturnType<typeof engine.compile> {
  const key = `${flags} ${pattern}`;
  const compiled = known.get(key) ?? engine.compile(engine.translateRegExp(pattern), flags);
  if (known.size >= mostKnown) known.clear();
  known.set(key, compiled);
  return compiled;
}

const atom = String.raw`(?:\\[dDwWsSnrtfv.*+?()[\]{}|^$/\\-]|\[\^?(?:\\[dDwWsSnrtfv.\-\]\\]|[^\\[\]])+\]|[^\\[\](){}|*+?^$])`;
const plain = new RegExp(`^${atom}*(?:${atom}[*+])?${atom}*$`, 'u');

/** With one repetition at most, of one character at a time, the engine of JavaScript is as quick, and is there already. */
function isPlain(pattern: string): boolean {
  if (pattern.length > 100 || !plain.test(pattern)) return false;
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
