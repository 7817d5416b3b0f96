import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/poll.ts';
import { end } from '../support/program.ts';
import { type LogRecord, type Service, startService } from '../support/service.ts';
import { describeWithTools } from '../support/tools.ts';
import { generated, variants } from '../support/variants.ts';

/** The example of the W3C Trace Context recommendation. */
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

describeWithTools(['node24'], 'logs', () => {
  describe.each(variants)('%s', (variant) => {
    let service: Service;
    beforeAll(async () => {
      service = await startService(generated(variant));
    });
    afterAll(() => end(service));

    const logged = (path: string) =>
      until(`a record of ${path}`, () => service.logs().find((record) => mentions(record, path)));

    it('are JSON on every line and name the service', async () => {
      await fetch(`${service.url}/greetings`);
      await logged('/greetings');
      const lines = service.output().split('\n').filter(Boolean);
      expect(service.logs()).toHaveLength(lines.length);
      expect(service.logs()[0]).toMatchObject({ service: generated(variant).answers.name });
    });

    it('carry the ids of a span of their own, without any endpoint to send it to', async () => {
      await fetch(`${service.url}/no/such/path`);
      const record = await logged('/no/such/path');
      expect(record.trace_id).toMatch(/^(?!0+$)[0-9a-f]{32}$/);
      expect(record.span_id).toMatch(/^(?!0+$)[0-9a-f]{16}$/);
    });

    it('go on with the trace of the caller', async () => {
      await fetch(`${service.url}/greetings/none`, { headers: { traceparent } });
      expect(await logged('/greetings/none')).toMatchObject({ trace_id: traceId });
    });

    it('hold no query string, as secrets travel there', async () => {
      await fetch(`${service.url}/greetings?token=hunter2`);
      await fetch(`${service.url}/after`);
      await logged('/after');
      expect(service.output()).not.toContain('hunter2');
    });
  });
});

function mentions(record: LogRecord, path: string): boolean {
  return record.path === path;
}
