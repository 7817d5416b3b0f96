import {
  defaultResource,
  envDetector,
  hostDetector,
  type Resource,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources';
import { service } from '../service.ts';

/** OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES override this. */
export const resource: Resource = defaultResource().merge(
  resourceFromAttributes({ 'service.name': service.name, 'service.version': service.version }),
);

/** The process detector is left out: it publishes the command line. */
export const resourceDetectors = [hostDetector, serviceInstanceIdDetector, envDetector];
