import { availableParallelism } from 'node:os';

/** The number of processors. */
export function countCpus(): number {
  return availableParallelism();
}
