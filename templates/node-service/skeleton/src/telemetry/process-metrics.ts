import { metrics } from '@opentelemetry/api';

/** CPU time and memory of the process, under the names that services in other languages use too. */
export function measureProcess(): void {
  const meter = metrics.getMeter('process');
  meter
    .createObservableCounter('process.cpu.time', {
      description: 'Total CPU seconds, by mode.',
      unit: 's',
    })
    .addCallback((result) => {
      const { user, system } = process.cpuUsage();
      result.observe(user / 1e6, { type: 'user' });
      result.observe(system / 1e6, { type: 'system' });
    });
  meter
    .createObservableUpDownCounter('process.memory.usage', {
      description: 'Physical memory in use.',
      unit: 'By',
    })
    .addCallback((result) => result.observe(process.memoryUsage.rss()));
}
