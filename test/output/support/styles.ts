import { Chalk } from 'chalk';
import type { PageStyle } from '../../../src/output/page-style.ts';

/** A page of eighty columns without colour. */
export const plain: PageStyle = { paint: new Chalk({ level: 0 }), width: 80 };

/** The same in colour: `\u001b[31m…` */
export const coloured: PageStyle = { paint: new Chalk({ level: 1 }), width: 80 };

/** The widest line of a text, in columns. */
export function widestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}
