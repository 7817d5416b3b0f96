import type { RenderContext } from '../../validate/resolve-case.ts';
import type { Case } from '../case.ts';
import { findVariables } from './find-variables.ts';
import { generatePairwiseRows } from './generate-rows.ts';
import { flagsOf, resolveRow } from './resolve-row.ts';

/**
 * Pairwise cases of a template: every compatible pair of choices occurs at least once: values of enums, booleans,
 * both sides of each condition, providers of layers.
 */
export function pairwiseCases(context: RenderContext, seed: number): readonly Case[] {
  const owner = context.template.id;
  return generatePairwiseRows(findVariables(context), seed).flatMap((row, index) => {
    const resolved = resolveRow(context, row);
    const name = `${owner}/cover-${index + 1}`;
    const common = { kind: 'cover', owner, file: undefined } as const;
    return resolved ? [{ ...resolved, ...common, name, flags: flagsOf(row) }] : [];
  });
}
