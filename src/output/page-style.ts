import type { ChalkInstance } from 'chalk';
import type { Console } from './console.ts';

/** How a page is drawn: its colours, and the columns it has. */
export interface PageStyle {
  readonly paint: ChalkInstance;
  readonly width: number;
}

/** The style of results. */
export function resultStyle({ outPaint, width }: Console): PageStyle {
  return { paint: outPaint, width };
}

/** The style of stderr. */
export function messageStyle({ errPaint, width }: Console): PageStyle {
  return { paint: errPaint, width };
}
