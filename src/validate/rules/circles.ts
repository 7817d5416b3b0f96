import { findCircles } from '../../capability/order.ts';
import type { Problem } from '../../errors/problem.ts';
import type { Survey } from '../survey.ts';

/** Capabilities that require each other in a circle, whether a template offers them or not. */
export function checkCircles({ catalog }: Survey): readonly Problem[] {
  return findCircles([...catalog.capabilities.values()]);
}
