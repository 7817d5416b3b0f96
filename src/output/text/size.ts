const units = ['B', 'kB', 'MB', 'GB'] as const;

/** Human-readable sizes, in SI units with two significant digits: `812 B`, `1.4 kB`, `63 kB`. */
export function formatSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const figures = unit === 0 || size >= 9.95 ? size.toFixed(0) : size.toFixed(1);
  return `${figures} ${units[unit]}`;
}

/** `1 file`, `3 files`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
