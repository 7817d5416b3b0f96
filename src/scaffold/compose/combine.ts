import type { CombineStrategy } from '../../catalog/manifest/capability.ts';
import { mergeByKey } from '../../shared/data/merge-by-key.ts';
import { mergeYamlText } from '../../shared/data/merge-yaml.ts';
import { parseData } from '../../shared/data/parse.ts';
import { printJson } from '../../shared/data/print.ts';
import { quote } from '../../shared/data/value.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { decodeText, decodeTexts, encodeText } from '../../shared/tree/text.ts';
import type { GeneratedFile } from '../../shared/tree/tree.ts';

/** One file out of two contributions to its path; the first is the owner's. */
export function combineFiles(
  path: TreePath,
  first: GeneratedFile,
  second: GeneratedFile,
  strategy: CombineStrategy,
): Result<GeneratedFile> {
  const names = `${first.from.join(' and ')} and ${second.from.join(' and ')}`;
  const decoded = decodeBoth(first, second, strategy);
  if (decoded === undefined) return err(cannot(path, names, 'one of them is not text'));
  const { texts, encode } = decoded;
  const combined = combineTexts(texts[0], texts[1], strategy);
  if ('reason' in combined) return err(cannot(path, names, combined.reason));
  return ok({
    bytes: encode(combined.text),
    executable: first.executable || second.executable,
    from: [...first.from, ...second.from],
    once: first.once,
  });
}

/** Lines are combined in any encoding; data formats require UTF-8. */
function decodeBoth(first: GeneratedFile, second: GeneratedFile, strategy: CombineStrategy) {
  if (strategy === 'lines' || strategy === 'sums') return decodeTexts([first.bytes, second.bytes]);
  const [a, b] = [decodeText(first.bytes), decodeText(second.bytes)];
  if (a === undefined || b === undefined) return undefined;
  return { texts: [a, b], encode: encodeText } as const;
}

type Combined = { readonly text: string } | { readonly reason: string };

function combineTexts(first: string, second: string, strategy: CombineStrategy): Combined {
  switch (strategy) {
    case 'lines':
      return { text: uniteLines(first, second) };
    case 'sums':
      return { text: mergeChecksums(first, second) };
    case 'json':
      return combineJson(first, second);
    case 'yaml':
      return mergeYamlText(first, second);
  }
}

/** The lines of the first, then those of the second that it does not have; comments and blank lines all stay. */
function uniteLines(first: string, second: string): string {
  const known = new Set(first.split('\n').map((line) => line.trim()));
  const added = second
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => !known.has(line.trim()) || line.trim() === '');
  const base = first === '' || first.endsWith('\n') ? first : `${first}\n`;
  return added.every((line) => line.trim() === '') ? base : `${base}${added.join('\n')}\n`;
}

function combineJson(first: string, second: string): Combined {
  const [a, b] = [parseData('json', first), parseData('json', second)];
  if ('error' in a) return { reason: `the first is not valid JSON: ${a.error.message}` };
  if ('error' in b) return { reason: `the second is not valid JSON: ${b.error.message}` };
  const { value, contradictions } = mergeByKey(a.value, b.value);
  const [contradiction] = contradictions;
  if (contradiction === undefined) return { text: printJson(value) };
  const { path, first: one, second: other } = contradiction;
  return {
    reason: `${path.join('.')} is ${quote(one)} in one and ${quote(other)} in the other`,
  };
}

function cannot(path: TreePath, names: string, reason: string) {
  return {
    code: 'capability/cannot-combine' as const,
    message: `${path} cannot be combined from ${names}: ${reason}`,
  };
}

/**
 * The lines of both, each once, in the order in which Go writes `go.sum`: by module, then by version, numbers by
 * value. So Go would not rewrite the output.
 */
function mergeChecksums(first: string, second: string): string {
  const lines = new Set(
    [...first.split('\n'), ...second.split('\n')].filter((line) => line !== ''),
  );
  return `${[...lines].sort(compareSums).join('\n')}\n`;
}

function compareSums(a: string, b: string): number {
  const [moduleOfA, restOfA] = splitOnce(a);
  const [moduleOfB, restOfB] = splitOnce(b);
  return compare(moduleOfA, moduleOfB) || compareByNumbers(restOfA, restOfB);
}

function splitOnce(line: string): readonly [string, string] {
  const at = line.indexOf(' ');
  return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at)];
}

function compareByNumbers(a: string, b: string): number {
  // Every second part is a number.
  const [partsOfA, partsOfB] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (const [index, one] of partsOfA.entries()) {
    const other = partsOfB[index];
    if (other === undefined) return 1;
    const isNumber = index % 2 === 1;
    const order = isNumber ? Number(one) - Number(other) : compare(one, other);
    if (order !== 0) return order;
  }
  return partsOfA.length - partsOfB.length;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
