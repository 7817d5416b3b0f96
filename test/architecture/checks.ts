import { importsOf, roomOf, type Source, withoutComments } from './sources.ts';

/** From the innermost room to the edge: a room imports only rooms before it, or itself. */
export const rooms: readonly string[] = [
  'errors',
  'tree',
  'data',
  'templating',
  'manifest',
  'catalog',
  'answers',
  'skeleton',
  'typing',
  'capability',
  'lockfile',
  'plan',
  'validate',
  'suite',
  'host',
  'terminal',
  'commands',
  'program',
  'main',
];

/** The rooms, or the one file, through which alone a package comes in. A package not named here comes in nowhere. */
export const doors: Readonly<Record<string, readonly string[]>> = {
  handlebars: ['templating'],
  uuid: ['templating'],
  yaml: ['data', 'manifest', 'lockfile'],
  zod: ['manifest', 'lockfile'],
  'smol-toml': ['data'],
  'node-diff3': ['plan'],
  diff: ['plan'],
  re2js: ['manifest'],
  'semver/functions/compare.js': ['manifest'],
  'semver/functions/valid.js': ['manifest'],
  execa: ['host'],
  '@inquirer/prompts': ['terminal'],
  chalk: ['terminal'],
  ora: ['terminal'],
  commander: ['program'],
  'node:fs': ['host'],
  'node:fs/promises': ['host'],
  'node:child_process': ['host'],
  'node:crypto': ['host', 'tree'],
  'node:os': ['host'],
  'node:string_decoder': ['host'],
  'node:timers/promises': ['host'],
  'node:path': ['host', 'commands', 'main'],
  'node:util': ['host', 'terminal'],
  'node:module': ['program'],
  'node:url': ['host', 'program', 'main'],
  '../package.json': ['main'],
};

/** Everything that would make the pure rooms depend on the machine, the moment or the order of events. */
const impure =
  /\b(?:Date|Math\.random|performance|process|console|fetch|crypto|globalThis|setTimeout|setInterval|setImmediate|queueMicrotask|Promise|async|await|Intl)\b(?!['"]?:)|\.(?:toLocale\w*|localeCompare)\b/;

/** Calls whose spread arguments are few, whatever a text or a folder holds: parts of a path, answers by their source, templates. */
const fewArguments =
  /(?:\b(?:prepare|join|on|sortedPaths|mergeGiven|resolveWithSamples|resolveTrial)|\bfunction \w+)$/;

/**
 * More arguments than the stack holds, some 120,000, are a crash that only a large file shows: so arrays are spread into
 * arrays and objects, and into a call only where it is known to be one with few of them.
 */
export function checkSpreads(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, text }) =>
    spreadArguments(withoutComments(text))
      .filter(({ callee }) => !fewArguments.test(callee))
      .map(({ line }) => `${path}:${line} spreads an array into the arguments of a call`),
  );
}

function spreadArguments(
  code: string,
): readonly { readonly callee: string; readonly line: number }[] {
  const open: (string | undefined)[] = [];
  const found: { readonly callee: string; readonly line: number }[] = [];
  for (const { 0: token, index } of code.matchAll(/[([{]|[)\]}]|\.\.\./g)) {
    const before = code.slice(Math.max(0, index - 60), index).trimEnd();
    if (token === '...') {
      const callee = open.at(-1);
      if (callee !== undefined)
        found.push({ callee, line: code.slice(0, index).split('\n').length });
    } else if (/[([{]/.test(token))
      open.push(
        token === '(' && /[\w\])>]$/.test(before) && !/\breturn$/.test(before) ? before : undefined,
      );
    else open.pop();
  }
  return found;
}

export function checkRooms(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => {
    const own = rankOf(source.path);
    if (own < 0) return [`${source.path} stands in no room`];
    return importsOf(source)
      .filter(({ from }) => from.endsWith('.ts') && rankOf(from) > own)
      .map(({ from, line }) => `${source.path}:${line} imports ${from}, to its right`);
  });
}

export function checkDoors(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .filter(({ from }) => !from.endsWith('.ts'))
      .filter(({ from }) => !doors[from]?.includes(roomOf(source.path)))
      .map(({ from, line }) => `${source.path}:${line} is no door to ${from}`),
  );
}

export function checkPurity(sources: readonly Source[]): readonly string[] {
  const edge = rooms.indexOf('host');
  return sources
    .filter(({ path }) => rankOf(path) < edge)
    .flatMap((source) => linesWith(source, impure, 'is impure'));
}

/**
 * The process belongs to `main`: argv, streams, environment and exit code are handed down from there.
 * The host alone knows its own number, sends signals, is told when it ends, and lends git the environment. A file may
 * call a parameter of its own `process`.
 */
export function checkProcess(sources: readonly Source[]): readonly string[] {
  const anyUse = /\bprocess\s*(?:\.|\[|\?\.)|node:process/;
  const notSignals =
    /\bprocess\s*(?:\.(?!pid\b|env, \.\.\.elsewhere\b|(?:kill|once|off)\()|\[|\?\.)|node:process/;
  return sources
    .filter(({ path, text }) => roomOf(path) !== 'main' && !/\bprocess\??: /.test(text))
    .flatMap((source) => {
      const pattern = roomOf(source.path) === 'host' ? notSignals : anyUse;
      return linesWith(source, pattern, 'reaches for the process');
    });
}

/** Files that import each other in a circle; each circle once, from its first file in the order of paths. */
export function checkCycles(sources: readonly Source[]): readonly string[] {
  const known = new Set(sources.map(({ path }) => path));
  const edges = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source)
        .map(({ from }) => from)
        .filter((from) => known.has(from)),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) circles.push([...above.slice(above.indexOf(path)), path].join(' → '));
    if (above.includes(path) || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...above, path]);
    done.add(path);
  };
  for (const path of [...known].sort()) visit(path, []);
  return circles;
}

export function checkShape(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, text }) => [
    ...(linesOf(text) > 250 ? [`${path} has ${linesOf(text)} lines: split it`] : []),
    ...(/(^|\/)(utils?|common|helpers|lib|shared|misc)\//.test(path)
      ? [`${path} is in a folder without a subject`]
      : []),
    ...(/(^|\/)(index|types)\.ts$/.test(path) ? [`${path} has a name without a subject`] : []),
    ...(/^export default\b/m.test(text) ? [`${path} has a default export`] : []),
  ]);
}

function rankOf(path: string): number {
  return rooms.indexOf(roomOf(path));
}

function linesOf(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

function linesWith({ path, text }: Source, pattern: RegExp, complaint: string): readonly string[] {
  return withoutComments(text)
    .split('\n')
    .flatMap((line, index) => {
      const found = pattern.exec(line.replace(/'[^']*'/g, "''"));
      return found ? [`${path}:${index + 1} ${complaint}: ${found[0]}`] : [];
    });
}
