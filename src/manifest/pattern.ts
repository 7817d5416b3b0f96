type Engine = typeof import('re2js')['RE2JS'];

let engine: Engine | undefined;

/**
 * The engine for patterns of manifests: it takes time in proportion to the text, whatever the pattern, where that of
 * JavaScript may take for ever. So it has no lookaround and no backreferences. Loaded by the first pattern that
 * needs it.
 */
function re2(): Engine {
  engine ??= (require('re2js') as typeof import('re2js')).RE2JS;
  return engine;
}

/** Why a pattern is no regular expression; undefined if it is one. */
export function whyNotPattern(pattern: string): string | undefined {
  if (isPlain(pattern)) return undefined;
  try {
    compile(pattern, 0);
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^error parsing regexp: /, '');
  }
}

/** Whether the whole text has the form of a pattern. Throws for what is no pattern. */
export function matchesWhole(pattern: string, text: string): boolean {
  if (isPlain(pattern)) return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  return compile(pattern, 0).matcher(text).matches();
}

/** What the first group of a pattern holds where it first fits, its `^` and `$` those of a line. */
export function findGroup(pattern: string, text: string): string | undefined {
  const matcher = compile(pattern, re2().MULTILINE).matcher(text);
  return matcher.find() && matcher.groupCount() > 0 ? (matcher.group(1) ?? undefined) : undefined;
}

/** How many groups a pattern has. */
export function countGroups(pattern: string): number {
  return compile(pattern, 0).groupCount();
}

const known = new Map<string, ReturnType<Engine['compile']>>();
const mostKnown = 100;

function compile(pattern: string, flags: number): ReturnType<Engine['compile']> {
  const key = `${flags} ${pattern}`;
  const compiled = known.get(key) ?? re2().compile(re2().translateRegExp(pattern), flags);
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
