import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../support/poll.ts';
import { end } from '../support/program.ts';
import { type Environment, type Service, startService } from '../support/service.ts';
import { beginSlowRequest } from '../support/slow-request.ts';
import { describeWithTools } from '../support/tools.ts';
import { generated, variants } from '../support/variants.ts';

describeWithTools(['node24'], 'SIGTERM', () => {
  describe.each(variants)('%s', (variant) => {
    let service: Service;
    const start = async (environment: Environment) => {
      service = await startService(generated(variant), environment);
    };
    afterEach(() => end(service));

    it('fails readiness, then stops listening, and still answers the request in flight', async () => {
      await start({ DRAIN_DELAY_MS: '1500', SHUTDOWN_GRACE_MS: '20000' });
      const slow = await beginSlowRequest(`${service.url}/greetings`, { name: 'Grace' });
      service.signal('SIGTERM');

      await until('readiness fails', async () => (await ready(service)) === 503 || undefined);
      expect((await fetch(`${service.url}/livez`)).status).toBe(200);
      expect((await fetch(`${service.url}/greetings`)).status).toBe(200);
      await until('listening stops', () => refuses(service));

      const { status, body } = await slow.finish();
      expect(status).toBe(201);
      expect(body).toMatchObject({ name: 'Grace' });
      expect(await service.exited).toBe(0);
    });

    it('does not wait for ever for a request that never ends', async () => {
      await start({ DRAIN_DELAY_MS: '0', SHUTDOWN_GRACE_MS: '300' });
      const endless = await beginSlowRequest(`${service.url}/greetings`, { name: 'Sisyphus' });
      service.signal('SIGTERM');
      expect(await service.exited).toBe(1);
      await expect(endless.finish()).rejects.toThrow();
    });

    it('leaves at once, with exit code 0, when nobody waits', async () => {
      await start({ DRAIN_DELAY_MS: '0' });
      const begun = performance.now();
      service.signal('SIGTERM');
      expect(await service.exited).toBe(0);
      expect(performance.now() - begun).toBeLessThan(5_000);
    });
  });
});

async function ready(service: Service): Promise<number> {
  return (await fetch(`${service.url}/readyz`, { headers: { connection: 'close' } })).status;
}

/** True once nobody listens; undefined as long as somebody answers. */
async function refuses(service: Service): Promise<true | undefined> {
  const outcome = await ready(service).catch((error: Error) => error.cause);
  const code = (outcome as { code?: string } | undefined)?.code;
  return code === 'ECONNREFUSED' ? true : undefined;
}
