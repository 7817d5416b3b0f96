import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Manifest = z.object({ name: z.string(), version: z.string(), description: z.string() });

const manifestFile = new URL('../package.json', import.meta.url);

/** Identity of the service: logs, traces, metrics and the OpenAPI document read it here. */
export const service = Manifest.parse(JSON.parse(readFileSync(manifestFile, 'utf8')));
