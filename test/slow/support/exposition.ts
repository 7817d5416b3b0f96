/** A series of the Prometheus text format, without its value. */
export interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Every series of a scrape. */
export function readSeries(text: string): readonly Series[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = ''] = /^([\w:]+)(?:\{(.*)\})? /.exec(line) ?? [];
      const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
      return { name, labels: Object.fromEntries(pairs.map(([, key, value]) => [key, value])) };
    });
}

/** The type that a scrape declares for a metric: `histogram`. */
export function typeOf(text: string, metric: string): string | undefined {
  return new RegExp(`^# TYPE ${metric} (\\w+)$`, 'm').exec(text)?.[1];
}
