import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Variant } from './variants.ts';

/** An example of the template: answers as a person would give them. */
export interface Example {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
}

const examples = new URL('../../../templates/node-service/examples/', import.meta.url);

export function readExample(variant: Variant): Example {
  return parse(readFileSync(new URL(`${variant}.yaml`, examples), 'utf8')) as Example;
}
