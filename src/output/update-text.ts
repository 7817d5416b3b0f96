import type { Value } from '../shared/data/value.ts';
import { joinPath } from '../system/files/join-path.ts';
import { printDocument } from './json-document.ts';
import { prefixOf } from './obstacle-text.ts';

/** The lines with which an update ends; `label` is a template with its version. */
export function upToDateText(label: string): string {
  return `Already up to date: ${label}\n`;
}

export function updatedText(label: string): string {
  return `updated to ${label}\n`;
}

export function abortedText(label: string, kept: string | undefined): string {
  return `aborted the update to ${label}\n${kept === undefined ? '' : `${kept}\n`}`;
}

/** Where the developer's work was kept, refs or folders, the last one last; undefined if there was nothing to keep. */
export function keptText(kept: readonly string[], displayPath: string): string | undefined {
  const last = kept.at(-1);
  if (last === undefined) return undefined;
  const others = kept.length === 1 ? '' : ` (and ${kept.slice(0, -1).join(', ')})`;
  if (!last.startsWith('refs/'))
    return `your changes until now are kept in ${joinPath(displayPath, last)}${others}`;
  return `your changes until now are kept in ${last}${others}: git diff HEAD ${last} shows them, git checkout ${last} -- FILE restores a file`;
}

/** A file under `.idp/` that was rebuilt: from where, and what both sides of a merge had changed. */
export interface RepairedFile {
  readonly path: string;
  readonly from: string;
  readonly both: readonly string[];
}

export function repairText(repaired: readonly RepairedFile[], displayPath: string): string {
  const lines = repaired.flatMap(({ path, from, both }) => [
    `repair  ${prefixOf(displayPath)}${path}  ${from}\n`,
    ...both.map((one) => `  both sides changed ${one}\n`),
  ]);
  return lines.join('');
}

export function repairJson(repaired: readonly RepairedFile[]): string {
  const list = repaired.map(({ path, from, both }): Value => ({ path, from, both }));
  return printDocument({ repaired: list });
}

export function afterRepairText(repaired: readonly RepairedFile[], displayPath: string): string {
  if (repaired.length === 0) return 'Nothing to repair\n';
  return `check it with idp status, then run git add ${prefixOf(displayPath)}.idp\n`;
}
