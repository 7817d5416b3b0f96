import { availableParallelism } from 'node:os';

/** How many programs can run at once without waiting for each other. */
export function countCpus(): number {
  return availableParallelism();
}
