/** The seconds of the processor that an action takes: those that it waits for others do not count. */
export function cpuSeconds(action: () => void): number {
  const start = process.cpuUsage();
  action();
  const { user } = process.cpuUsage(start);
  return user / 1_000_000;
}
