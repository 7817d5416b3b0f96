import { describe, expect, it } from 'vitest';
import { startArguments } from '../support/runtimes.ts';
import { launchService } from '../support/service.ts';
import { describeWithTools } from '../support/tools.ts';
import { generated, variants, variantsOf } from '../support/variants.ts';

const wrong = {
  PORT: 'eighty',
  METRICS_PORT: '70000',
  LOG_LEVEL: 'loud',
  DRAIN_DELAY_MS: '-1',
  SHUTDOWN_GRACE_MS: '5s',
};

describeWithTools(['node24'], 'configuration', () => {
  describe.each(variants)('%s', (variant) => {
    it('names every wrong variable and its value at once, and does not start', async () => {
      const service = launchService(generated(variant), wrong);
      expect(await service.exited).toBe(1);
      const output = service.output();
      for (const [variable, value] of Object.entries(wrong)) {
        expect(output).toContain(variable);
        expect(output).toContain(value);
      }
      expect(output).not.toContain('    at ');
    });
  });

  it.each(variantsOf('node-service'))('%s: starts telemetry before everything else', (variant) => {
    const args = startArguments(generated(variant).folder);
    expect(args.at(-1)).toMatch(/main\.js$/);
    expect(args[args.indexOf('--import') + 1]).toMatch(/telemetry/);
  });
});
