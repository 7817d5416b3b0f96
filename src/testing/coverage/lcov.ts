import type { LoadedFile } from '../../scaffold/skeleton/load-skeleton.ts';
import { maximum } from '../../shared/append.ts';
import type { Leaf } from '../../templating/render.ts';
import type { TemplateNode } from '../../templating/syntax.ts';
import type { Coverage, FileCoverage } from './measure.ts';
import { fileOfLeaf, linesOf } from './observe.ts';
import type { SiteKey, Sites } from './site.ts';
import type { Tally } from './tally.ts';

/**
 * Coverage as lcov takes it: a record a file, its lines as DA, each side of what can go one way or another as
 * BRDA. Source: geninfo(1), https://github.com/linux-test-project/lcov
 */
export function lcovText(coverage: Coverage, sites: Sites, { lines }: Tally): string {
  const instrumented = linesByFile([...sites.keys()].filter(isFile));
  return coverage.files
    .map((file) =>
      record(file, [...(instrumented.get(file.file) ?? [])], lines.get(file.file) ?? new Map()),
    )
    .join('');
}

function record(
  { file, sites }: FileCoverage,
  instrumented: readonly number[],
  counts: ReadonlyMap<number, number>,
): string {
  const ofSites = sites.filter(({ kind }) => kind !== 'file');
  const branches = ofSites.flatMap(({ location, counts: sides }, block) => {
    const reached = sides.some((count) => count > 0);
    return sides.map(
      (count, side) => `BRDA:${location.line ?? 1},${block},${side},${reached ? count : '-'}`,
    );
  });
  const hits = (line: number) => counts.get(line) ?? reachedAt(line, ofSites);
  const numbers = [
    ...new Set([...instrumented, ...ofSites.map(({ location }) => location.line ?? 1)]),
  ];
  const ordered = numbers.sort((a, b) => a - b);
  return [
    'TN:',
    `SF:${file}`,
    ...branches,
    `BRF:${branches.length}`,
    `BRH:${branches.filter((line) => !/,(0|-)$/.test(line)).length}`,
    ...ordered.map((line) => `DA:${line},${hits(line)}`),
    `LF:${ordered.length}`,
    `LH:${ordered.filter((line) => hits(line) > 0).length}`,
    'end_of_record\n',
  ].join('\n');
}

/** A line with only braces counts as the branch that they select. */
function reachedAt(line: number, sites: FileCoverage['sites']): number {
  const here = sites.filter(({ location }) => location.line === line);
  return maximum(here.map(({ counts }) => counts.reduce((all, count) => all + count, 0)));
}

function isFile(key: SiteKey): key is LoadedFile {
  return typeof key === 'object' && 'skeletonFile' in key;
}

/** The lines of each file and partial with output; of a copied file, its first. */
function linesByFile(files: readonly LoadedFile[]): ReadonlyMap<string, ReadonlySet<number>> {
  const lines = new Map<string, Set<number>>();
  const add = (file: string, all: readonly number[]) => {
    const known = lines.get(file) ?? new Set();
    lines.set(file, known);
    for (const line of all) known.add(line);
  };
  for (const { skeletonFile, template } of files) {
    if (template === undefined) add(skeletonFile.file, [1]);
    for (const leaf of leavesOf(template?.nodes ?? [])) add(fileOfLeaf(leaf), linesOf(leaf));
  }
  return lines;
}

function leavesOf(nodes: readonly TemplateNode[]): readonly Leaf[] {
  return nodes.flatMap((node): readonly Leaf[] => {
    switch (node.kind) {
      case 'if':
        return leavesOf([...node.whenTrue, ...node.whenFalse]);
      case 'partial':
        return leavesOf(node.body);
      case 'each':
      case 'with':
        return leavesOf([...node.body, ...node.otherwise]);
      default:
        return [node];
    }
  });
}
