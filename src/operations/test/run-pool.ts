/**
 * Processes all items with limited concurrency and returns the results in order. An error is thrown after the running
 * ones have ended; `stop` ends them.
 */
export async function runPool<Item, Result>(
  items: readonly Item[],
  { jobs, stop }: { readonly jobs: number; readonly stop: () => void },
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      results[next[0]] = await work(next[1]);
  };
  const workers = Array.from({ length: Math.max(1, jobs) }, () =>
    worker().catch((error: unknown) => {
      waiting.length = 0;
      stop();
      throw error;
    }),
  );
  const ended = await Promise.allSettled(workers);
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return results;
}
