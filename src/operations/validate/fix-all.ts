import { resolve } from 'node:path';
import { append } from '../../shared/append.ts';
import { renameFile, rewriteFile } from '../../system/files/rewrite-file.ts';
import { applyFixes, type Fixed } from '../../validate/fix/apply-fixes.ts';
import type { Context } from '../context.ts';
import { addFixed, type Overlay, unchangedTexts } from './overlay.ts';
import { type Finding, type ValidateRequest, validateAll } from './validate-all.ts';

/** The findings after all automatic fixes, and the changes on disk. */
interface FixedUp {
  readonly findings: readonly Finding[];
  readonly fixed: readonly Fixed[];
  readonly overlay: Overlay;
}

const mostRounds = 20;

/** Fixes in memory and checks again, until nothing more can be fixed: one fix may uncover another problem. */
export async function fixAll(asked: ValidateRequest, context: Context): Promise<FixedUp> {
  let overlay = unchangedTexts;
  const fixed: Fixed[] = [];
  for (let round = 0; ; round += 1) {
    const findings = await validateAll(asked, context, overlay);
    const diagnostics = findings.flatMap((finding) => finding.diagnostics);
    const sources = new Map(findings.flatMap((finding) => [...finding.sources]));
    const fixResult = applyFixes(diagnostics, sources);
    if (fixResult.fixed.length === 0 || round === mostRounds) return { findings, fixed, overlay };
    overlay = addFixed(overlay, fixResult, sources);
    append(fixed, fixResult.fixed);
  }
}

/** Writes the fixed files; each whole, and only if it was not changed meanwhile. */
export function writeFixes({ texts, renamed }: Overlay, { cwd, processHandle }: Context): void {
  for (const [file, { before, after }] of texts)
    rewriteFile(resolve(cwd, file), file, { before, after }, processHandle);
  for (const [file, to] of renamed) renameFile(resolve(cwd, file), resolve(cwd, to), file);
}
