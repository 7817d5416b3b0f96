import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MetricReader } from '@opentelemetry/sdk-metrics';
import { withUnitSuffixes } from './prometheus-names.ts';

/** Renders all metrics in the Prometheus text format on demand, without a port of its own. */
export class PrometheusReader extends MetricReader {
  readonly #serializer = new PrometheusSerializer('', false, undefined, false, true);

  async scrape(): Promise<string> {
    const { resourceMetrics } = await this.collect();
    await resourceMetrics.resource.waitForAsyncAttributes?.();
    return this.#serializer.serialize(withUnitSuffixes(resourceMetrics));
  }

  protected override async onForceFlush(): Promise<void> {}

  protected override async onShutdown(): Promise<void> {}
}
