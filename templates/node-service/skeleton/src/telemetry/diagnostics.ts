import { DiagLogLevel, diag } from '@opentelemetry/api';
import { createLogger } from '../logger.ts';

/** Without this an unreachable collector would go unnoticed. */
export function logTelemetryFailures(): void {
  const logger = createLogger('warn').child({ component: 'opentelemetry' });
  const report =
    (level: 'warn' | 'error') =>
    (message: string, ...details: unknown[]) =>
      logger[level]({ details }, message);
  const ignore = () => {};
  diag.setLogger(
    { error: report('error'), warn: report('warn'), info: ignore, debug: ignore, verbose: ignore },
    DiagLogLevel.WARN,
  );
}
