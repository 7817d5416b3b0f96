import type { Bench } from '../../validate/settle-trial.ts';
import type { Case } from '../case.ts';
import { coverPairs } from './cover-pairs.ts';
import { findVariables } from './find-variables.ts';
import { flagsOf, settleRow } from './lay-row.ts';

/**
 * Cases of a template in which every two of its choices that can stand together do so once at least: values of
 * enumerations, booleans, both sides of each condition, systems of layers.
 */
export function coverCases(bench: Bench, seed: number): readonly Case[] {
  const owner = bench.template.id;
  return coverPairs(findVariables(bench), seed).flatMap((row, index) => {
    const settled = settleRow(bench, row);
    const name = `${owner}/cover-${index + 1}`;
    const common = { kind: 'cover', owner, file: undefined } as const;
    return settled ? [{ ...settled, ...common, name, flags: flagsOf(row) }] : [];
  });
}
