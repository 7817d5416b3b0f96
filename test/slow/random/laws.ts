import type { Run } from '../../support/run-idp.ts';
import {
  type Item,
  type Items,
  isIgnored,
  isKept,
  isRecord,
  type State,
  tokensIn,
} from './state.ts';

/** The laws of the design, as they are broken: each has a name, under which it can be looked for. */
export type Law =
  | 'ends'
  | 'tokens'
  | 'agree'
  | 'quiet'
  | 'again'
  | 'abort'
  | 'failed'
  | 'exact'
  | 'strangers'
  | 'merge'
  | 'modes'
  | 'index'
  | 'outside'
  | 'repair';

/** What is not so yet, and is being fixed: a case that breaks only these passes. Empty is the aim. */
const knownBroken: ReadonlySet<Law> = new Set<Law>([]);

export class BrokenLaw extends Error {
  readonly law: Law;

  constructor(law: Law, message: string) {
    super(message);
    this.law = law;
  }
}

export function hold(law: Law, isSo: boolean, words: () => string): void {
  if (!isSo && !knownBroken.has(law)) throw new BrokenLaw(law, words());
}

export interface ChangeJson {
  readonly kind: string;
  readonly path: string;
  readonly was?: string;
  readonly executable?: boolean;
}

/** What was given at a path, or is to be: bytes as characters. */
export interface Given {
  readonly text: string;
  readonly executable: boolean;
  readonly once: boolean;
}

export type GivenFiles = ReadonlyMap<string, Given>;

/** A run ends by itself, with a status of the contract, and never with a stack. */
export function checkEnd(words: string, { exit, out, err }: Run): void {
  const isFine = [0, 1, 2].includes(exit) && !/This is a bug in idp|^\s+at .+:\d+:\d+/m.test(err);
  hold('ends', isFine, () => `${words} ended with ${exit}:\n${err}\n${out.slice(0, 500)}`);
}

interface Allowed {
  /** Paths that may differ. */
  readonly isFree?: (path: string) => boolean;
  /** Paths whose lines in git's index may differ. */
  readonly isFreeInIndex?: (path: string) => boolean;
}

/** Two states are one and the same. */
export function checkSame(
  law: Law,
  words: string,
  before: State,
  after: State,
  { isFree = () => false, isFreeInIndex = () => false }: Allowed = {},
): void {
  const items = differing(before.items, after.items, sameItem).filter(
    (path) => !isFree(path) && !isKept(path),
  );
  hold(law, items.length === 0, () => `${words}: ${describeAll(items, before, after)}`);
  checkIndex(law, words, before, after, isFreeInIndex);
  checkAround(words, before, after);
}

/** Nothing but the project was written to, and of its repository only objects, index and refs of idp. */
export function checkAround(words: string, before: State, after: State): void {
  hold('outside', before.outside === after.outside, () => `${words}: wrote outside of the project`);
  const isSame = before.repository === after.repository;
  const both = () => `${before.repository}\nnow\n${after.repository}`;
  hold('outside', isSame, () => `${words}: changed the repository:\n${both()}`);
}

export function checkIndex(
  law: Law,
  words: string,
  before: State,
  after: State,
  isFree: (path: string) => boolean,
): void {
  const lines = differing(before.index, after.index, (a, b) => a === b);
  const wrong = lines.filter((path) => !isFree(path));
  const describe = (path: string) =>
    `${path} was [${before.index.get(path)}] and is [${after.index.get(path)}] in git's index`;
  hold(law, wrong.length === 0, () => `${words}: ${wrong.map(describe).join('\n')}`);
}

/** No word of the developer's is gone: each stands in the project, or in what was kept beside it. */
export function checkTokens(
  words: string,
  before: Items,
  after: Items,
  {
    kept = new Set(),
    skip = () => false,
  }: { readonly kept?: ReadonlySet<string>; readonly skip?: (path: string) => boolean } = {},
): void {
  const now = tokensIn(after, (path) => isRecord(path) && !isKept(path));
  const lost = [...tokensIn(before, (path) => isRecord(path) || skip(path))].filter(
    (token) => !now.has(token) && !kept.has(token),
  );
  const where = (token: string) =>
    [...before]
      .filter(([path, { text }]) => `${path} ${text}`.includes(token))
      .map(([path]) => path);
  hold(
    'tokens',
    lost.length === 0,
    () =>
      `${words}: lost ${lost.map((token) => `${token} of ${where(token).join(', ')}`).join('; ')}`,
  );
}

const writing = ['create', 'update', 'merge', 'conflict', 'move', 'delete'];

/** What a plan says is what happened on disk, to the last path; where a command wrote, nothing is known. */
export function checkEffect(
  words: string,
  before: Items,
  after: Items,
  changes: readonly ChangeJson[],
  isFree: (path: string) => boolean,
): void {
  const told = changes.filter(({ kind }) => writing.includes(kind));
  const planned = new Set(
    told.flatMap(({ path, was }) => [path, ...(was === undefined ? [] : [was])]),
  );
  const isFile = (path: string) =>
    (before.get(path)?.type ?? after.get(path)?.type) !== 'folder' ||
    after.get(path)?.type === 'file';
  const real = new Set(
    differing(before, after, sameItem).filter((path) => !isRecord(path) && isFile(path)),
  );
  const silent = [...real].filter((path) => !planned.has(path) && !isFree(path));
  hold(
    'agree',
    silent.length === 0,
    () =>
      `${words}: changed without a word: ${silent.map((path) => describe(path, before, after)).join('\n')}\nplan: ${JSON.stringify(changes)}`,
  );
  const idle = told.map(({ path }) => path).filter((path) => !real.has(path) && !isFree(path));
  hold(
    'agree',
    idle.length === 0,
    () =>
      `${words}: told as written, and not: ${idle.join(', ')}\nplan: ${JSON.stringify(changes)}`,
  );
}

export function differing<T>(
  one: ReadonlyMap<string, T>,
  other: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean,
): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => {
    const [a, b] = [one.get(path), other.get(path)];
    return a === undefined || b === undefined ? a !== b : !same(a, b);
  });
}

export function sameItem(a: Item | undefined, b: Item | undefined): boolean {
  return a?.type === b?.type && a?.mode === b?.mode && a?.text === b?.text;
}

function describeAll(paths: readonly string[], before: State, after: State): string {
  return paths.map((path) => describe(path, before.items, after.items)).join('\n');
}

export function describe(path: string, before: Items, after: Items): string {
  return `${path} was ${inWords(before.get(path))} and is ${inWords(after.get(path))}`;
}

function inWords(item: Item | undefined): string {
  if (item === undefined) return 'absent';
  const text = item.text.length > 300 ? `${item.text.slice(0, 300)}…` : item.text;
  return `${item.type} ${item.mode.toString(8)} ${JSON.stringify(text)}`;
}

export function isUnmanaged(path: string): boolean {
  return isIgnored(path) && path !== 'local.ignored';
}
