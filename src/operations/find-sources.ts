import { matchLines } from '../plan/merge/match-lines.ts';
import type { TextSource, TracedFile, TraceFile } from '../scaffold/compose/trace-file.ts';
import { throwError } from '../shared/error.ts';
import { isTreePath, type TreePath, withoutEndSlash } from '../shared/tree/path.ts';
import { decodeText } from '../shared/tree/text.ts';
import type { Workspace } from '../system/files/workspace.ts';
import { readWorkTree } from '../system/project/read-work-tree.ts';
import type { Context } from './context.ts';

/** `src/main.ts:12` as file and line: paths of templates hold no colon. */
export function splitLine(typed: string): { readonly file: string; readonly line?: number } {
  const [, file, line] = /^(.+):([1-9]\d{0,8})$/.exec(typed) ?? [];
  return file === undefined ? { file: typed } : { file, line: Number(line) };
}

/** A line of a file as it is on disk. */
interface AskedLine {
  readonly ours: readonly string[];
  readonly line: number;
}

/** The lines of a file, for a line that it has. */
export function readLines(
  workspace: Workspace,
  path: string,
  { file, line }: { readonly file: string; readonly line: number },
): AskedLine {
  const found = isTreePath(path)
    ? readWorkTree(workspace, [path], new Map()).files.get(path)
    : undefined;
  const text = found && decodeText(found.bytes);
  const ours = text?.replace(/\n$/, '').split(/\r?\n/);
  if (ours !== undefined && line <= ours.length) return { ours, line };
  const message =
    ours === undefined
      ? `${file} has no lines that can be read`
      : `${file} has ${ours.length === 1 ? '1 line' : `${ours.length} lines`}, not ${line}`;
  const hint = `explain the whole file: idp explain ${file}`;
  return throwError({ code: 'usage/invalid', message, hint });
}

/** The sources of a generated file, each once; or those of one line, if a template generates it. */
export function findSources(
  path: TreePath,
  traceFile: TraceFile,
  asked?: AskedLine,
): readonly TextSource[] {
  const traced = traceFile(path);
  if (asked) return traced.flatMap((one) => sourcesOfLine(one, asked));
  const all = traced.flatMap(({ lines }) => lines.flat());
  const isFirst = ({ contributor, file }: TextSource, index: number) =>
    all.findIndex((one) => one.contributor === contributor && one.file === file) === index;
  return all.filter(isFirst);
}

/** A line has moved by what was added and removed before it; one that was changed is the developer's. */
function sourcesOfLine(
  { text, lines }: TracedFile,
  { ours, line }: AskedLine,
): readonly TextSource[] {
  const [index] = matchLines(text.split('\n'), ours).find(([, own]) => own === line - 1) ?? [];
  return index === undefined ? [] : (lines[index] ?? []);
}

/** Files of the catalog that ships with idp are named from its folder: nobody edits them where they are. */
export function shortenPaths(
  sources: readonly TextSource[],
  { trusted, templates }: Context,
): readonly TextSource[] {
  const root = `${withoutEndSlash(templates)}/`;
  if (!trusted) return sources;
  return sources.map((one) =>
    one.file.startsWith(root) ? { ...one, file: one.file.slice(root.length) } : one,
  );
}
