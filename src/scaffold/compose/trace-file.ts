import type { Mapping } from '../../shared/data/value.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { decodeText } from '../../shared/tree/text.ts';
import { type Leaf, renderPieces, renderTemplate } from '../../templating/render.ts';
import type { LoadedFile } from '../skeleton/load-skeleton.ts';
import { isGenerated } from '../skeleton/render-skeleton.ts';
import { fillSlots, type SlotFiller, slotTextsOf } from './generate-files.ts';
import type { LoadedContributor } from './load-contributors.ts';

/** A line of the catalog that the text of a generated file came through. */
export interface TextSource {
  readonly contributor: string;
  /** A file of a skeleton, a partial, or the text for a slot. */
  readonly kind: 'file' | 'partial' | 'slot';
  /** The name of the partial or slot. */
  readonly name?: string | undefined;
  /** As the user would type it. */
  readonly file: string;
  readonly line: number;
}

/** What one contributor generates for a path. */
export interface TracedFile {
  readonly text: string;
  /** The sources of each line of the text. */
  readonly lines: readonly (readonly TextSource[])[];
}

/** Traces a path back to the files of the catalog: one result for each contributor that generates it. */
export type TraceFile = (path: TreePath) => readonly TracedFile[];

/** Fills the slots and renders every path once, whatever the number of files that are traced. */
export function createTracer(
  contributors: readonly LoadedContributor[],
  names: Mapping,
): TraceFile {
  const fillers = fillSlots(contributors, names, []);
  const generated = new Map<string, (() => TracedFile)[]>();
  for (const { contributor, skeleton } of contributors)
    for (const file of skeleton.files) {
      const path = renderTemplate(file.path, { names });
      if (!isGenerated(path, skeleton.rules, names)) continue;
      const scope: TraceScope = { contributor: contributor.id, kind: 'file', names, fillers };
      generated.set(path, [...(generated.get(path) ?? []), () => traceLines(file, scope)]);
    }
  return (path) => (generated.get(path) ?? []).map((trace) => trace());
}

interface TraceScope {
  readonly contributor: string;
  readonly kind: 'file' | 'slot';
  readonly name?: string;
  readonly names: Mapping;
  readonly fillers: ReadonlyMap<string, readonly SlotFiller[]>;
}

function traceLines(file: LoadedFile, scope: TraceScope): TracedFile {
  const { template, skeletonFile } = file;
  if (template === undefined) {
    const text = decodeText(skeletonFile.bytes) ?? '';
    return { text, lines: text.split('\n').map((_, index) => [ownSource(file, index + 1, scope)]) };
  }
  const texts: string[] = [];
  const lines: TextSource[][] = [[]];
  const add = (sources: readonly TextSource[]) => {
    const line = lines.at(-1) ?? [];
    for (const one of sources) if (!line.some((known) => isSame(known, one))) line.push(one);
  };
  const slots = slotTextsOf(scope.fillers);
  renderPieces(template, { names: scope.names, slots }, (text, from, { index = 0 }) => {
    texts.push(text);
    for (const [offset, part] of text.split('\n').entries()) {
      if (offset > 0) {
        if (lines.at(-1)?.length === 0)
          add(sourcesOf(file, from, { index, offset: offset - 1 }, scope));
        lines.push([]);
      }
      if (part !== '') add(sourcesOf(file, from, { index, offset }, scope));
    }
  });
  return { text: texts.join(''), lines };
}

function isSame(a: TextSource, b: TextSource): boolean {
  return a.file === b.file && a.line === b.line;
}

interface PieceLine {
  /** Of a slot: which of the texts in it. */
  readonly index: number;
  /** Which line of the piece. */
  readonly offset: number;
}

function sourcesOf(
  file: LoadedFile,
  from: Leaf,
  { index, offset }: PieceLine,
  scope: TraceScope,
): readonly TextSource[] {
  switch (from.kind) {
    case 'text':
      return [sourceAt(file, from.file, from.line + offset, scope)];
    case 'output': {
      const { file: at, line = 1 } = from.value.location;
      return [sourceAt(file, at, line, scope)];
    }
    case 'slot': {
      const filler = scope.fillers.get(from.slot)?.[index];
      if (filler === undefined) return [];
      const inside: TraceScope = {
        ...{ contributor: filler.contributor.id, kind: 'slot', name: from.slot },
        ...{ names: scope.names, fillers: new Map() },
      };
      return traceLines(filler.file, inside).lines[offset] ?? [];
    }
  }
}

function sourceAt(file: LoadedFile, at: string, line: number, scope: TraceScope): TextSource {
  const partial = file.partials.find((one) => one.file === at);
  if (at === file.skeletonFile.file || partial === undefined) return ownSource(file, line, scope);
  return { contributor: scope.contributor, kind: 'partial', name: partial.name, file: at, line };
}

function ownSource(
  { skeletonFile }: LoadedFile,
  line: number,
  { contributor, kind, name }: TraceScope,
): TextSource {
  return { contributor, kind, name, file: skeletonFile.file, line };
}
