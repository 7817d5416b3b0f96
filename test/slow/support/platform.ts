import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The organisation's facts, which generated files repeat. */
export interface Platform {
  readonly organisation: string;
  readonly repositoryHost: string;
  readonly registry: string;
}

const file = new URL('../../../templates/platform.yaml', import.meta.url);

export function readPlatform(): Platform {
  return (parse(readFileSync(file, 'utf8')) as { readonly spec: Platform }).spec;
}
