/**
 * The lines of both, each once, in the order in which Go writes `go.sum`: by module, then by version, numbers by
 * value. So Go would not rewrite the output.
 */
export function mergeChecksums(first: string, second: string): string {
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
