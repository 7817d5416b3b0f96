import { importsOf, moduleOf, type Source, withoutComments } from './sources.ts';

/** From the core to the edge: a module imports only modules before it, or itself. */
export const modules: readonly string[] = [
  'shared',
  'templating',
  'catalog',
  'scaffold',
  'types',
  'project',
  'plan',
  'validate',
  'testing',
  'system',
  'output',
  'prompts',
  'operations',
  'cli',
  'main',
];

/** The modules that may import a package. A package that is not listed may be imported nowhere. */
export const allowedPackages: Readonly<Record<string, readonly string[]>> = {
  handlebars: ['templating'],
  uuid: ['templating'],
  yaml: ['shared', 'catalog', 'project'],
  zod: ['catalog', 'project'],
  'smol-toml': ['shared'],
  'jsonc-parser': ['shared'],
  'node-diff3': ['plan'],
  diff: ['plan'],
  re2js: ['catalog'],
  'semver/functions/compare.js': ['catalog'],
  'semver/functions/valid.js': ['catalog'],
  execa: ['system'],
  '@inquirer/prompts': ['prompts'],
  chalk: ['output', 'prompts'],
  ora: ['output'],
  'string-width': ['output'],
  commander: ['cli'],
  'node:fs': ['system'],
  'node:fs/promises': ['system'],
  'node:child_process': ['system'],
  'node:crypto': ['shared', 'system'],
  'node:os': ['system'],
  'node:string_decoder': ['system'],
  'node:timers/promises': ['system'],
  'node:path': ['system', 'operations', 'main'],
  'node:util': ['system', 'output'],
  'node:module': ['cli'],
  'node:url': ['system', 'cli', 'main'],
  '../package.json': ['main'],
};

/** What would make the pure modules depend on the machine, the moment or the order of events. */
const impure =
  /\b(?:Date|Math\.random|performance|process|console|fetch|crypto|globalThis|setTimeout|setInterval|setImmediate|queueMicrotask|Promise|async|await|Intl)\b(?!['"]?:)|\.(?:toLocale\w*|localeCompare)\b/;

/** Calls whose spread arguments are few, whatever a text or a folder holds: parts of a path, answers by their source, templates. */
const fewArguments =
  /(?:\b(?:prepare|join|on|sortedPaths|mergeProvided|resolveWithSamples|resolveCaseAnswers)|\bfunction \w+)$/;

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
  for (const { 0: token, index } of code.matchAll(/[([{]|[)\]}]|\.\.\.(?=[\w$([{])/g)) {
    const before = code.slice(Math.max(0, index - 60), index).trimEnd();
    if (token === '...') {
      const callee = open.at(-1);
      if (callee !== undefined) found.push({ callee, line: lineAt(code, index) });
    } else if (/[([{]/.test(token))
      open.push(
        token === '(' && /[\w\])>]$/.test(before) && !/\breturn$/.test(before) ? before : undefined,
      );
    else open.pop();
  }
  return found;
}

export function checkLayering(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => {
    const own = rankOf(source.path);
    if (own < 0) return [`${source.path} is in no module`];
    return importsOf(source)
      .filter(({ from }) => from.endsWith('.ts') && rankOf(from) > own)
      .map(({ from, line }) => `${source.path}:${line} imports ${from}, a module after its own`);
  });
}

export function checkPackages(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .filter(({ from }) => !from.endsWith('.ts'))
      .filter(({ from }) => !allowedPackages[from]?.includes(moduleOf(source.path)))
      .map(({ from, line }) => `${source.path}:${line} must not import ${from}`),
  );
}

export function checkPurity(sources: readonly Source[]): readonly string[] {
  const edge = modules.indexOf('system');
  return sources
    .filter(({ path }) => rankOf(path) < edge)
    .flatMap((source) => linesWith(source, impure, 'is impure'));
}

/**
 * Only `main` touches the process: argv, streams, environment and a handle for signals and the exit are passed down from
 * there. No other file may have anything by that name, not even a parameter, or reach it through the global object.
 */
export function checkProcess(sources: readonly Source[]): readonly string[] {
  return sources
    .filter(({ path }) => moduleOf(path) !== 'main')
    .flatMap((source) => [
      ...linesWith(source, /(?<![^.]\.|--)\b(?:process|globalThis|global)\b/, 'uses the process'),
      ...importsOf(source)
        .filter(({ from }) => /^(?:node:)?process$/.test(from))
        .map(({ from, line }) => `${source.path}:${line} imports ${from}`),
    ]);
}

/** Import cycles between files, each reported once, from its first file in the order of paths. */
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
  const cycles: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) cycles.push([...above.slice(above.indexOf(path)), path].join(' → '));
    if (above.includes(path) || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...above, path]);
    done.add(path);
  };
  for (const path of [...known].sort()) visit(path, []);
  return cycles;
}

export function checkShape(sources: readonly Source[]): readonly string[] {
  return sources.flatMap(({ path, text }) => [
    ...(linesOf(text) > 300 ? [`${path} has ${linesOf(text)} lines: split it`] : []),
    ...(/(^|\/)(utils?|common|helpers|lib|shared|misc)\//.test(path.replace(/^shared\//, ''))
      ? [`${path} is in a folder without a subject`]
      : []),
    ...(/(^|\/)(index|types)\.ts$/.test(path) ? [`${path} has a name without a subject`] : []),
    ...(/^export default\b/m.test(text) ? [`${path} has a default export`] : []),
  ]);
}

function rankOf(path: string): number {
  return modules.indexOf(moduleOf(path));
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

/** Exported names and type names with more than one definition, so that a search for a name finds one meaning. */
export function checkNames(sources: readonly Source[]): readonly string[] {
  const definitions = new Map<string, string[]>();
  for (const { path, text } of sources)
    for (const name of new Set(definedNames(withoutComments(text)))) {
      const paths = definitions.get(name) ?? [];
      paths.push(path);
      definitions.set(name, paths);
    }
  return [...definitions]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `${name} is defined in ${paths.join(', ')}`)
    .sort();
}

/** What a command prints is worded in `output/`: an operation hands over values. The messages of diagnostics are its own. */
export function checkWords(sources: readonly Source[]): readonly string[] {
  const printed = /console\.(?:out|err)\(([^;]*?)\);/g;
  const literal = /(['"`])((?:(?!\1)[^\\]|\\.)*)\1/g;
  return sources
    .filter(({ path }) => moduleOf(path) === 'operations')
    .flatMap(({ path, text }) => {
      const code = withoutComments(text);
      return [...code.matchAll(printed)].flatMap(({ 1: argument = '', index }) => {
        const texts = [...argument.matchAll(literal)].map(([, , inside = '']) => inside);
        const isWorded = texts.some((one) => /[a-z]{2}.*(?: |\\n)/i.test(withoutHoles(one)));
        return isWorded ? [`${path}:${lineAt(code, index)} prints words of its own`] : [];
      });
    });
}

function withoutHoles(text: string): string {
  return text.replace(/\$\{[^}]*\}/g, '');
}

function lineAt(code: string, index: number): number {
  return code.slice(0, index).split('\n').length;
}

function definedNames(code: string): readonly string[] {
  const pattern =
    /^(?:export (?:async )?(?:function\*?|const|let|class) (\w+)|(?:export )?(?:interface|type) (\w+)\b(?! from))/gm;
  return [...code.matchAll(pattern)].map(([, value, type]) => value ?? type ?? '');
}
