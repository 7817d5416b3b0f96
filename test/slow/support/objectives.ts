import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const file = new URL(
  '../../../templates/capabilities/observability/prometheus/capability.yaml',
  import.meta.url,
);

interface Manifest {
  readonly spec: {
    readonly parameters: { readonly sloLatency: { readonly enum: readonly { value: string }[] } };
  };
}

/** The seconds that the latency objective may be; each has to be a bound of the histogram. */
export function readLatencyChoices(): number[] {
  const { spec } = parse(readFileSync(file, 'utf8')) as Manifest;
  return spec.parameters.sloLatency.enum.map(({ value }) => Number(value));
}
