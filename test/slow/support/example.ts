import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ExampleName, Path } from './variants.ts';

/** An example of a template: answers as a person would give them. */
export interface Example {
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Where it stands; `idp new --answers` takes it as it is. */
export function exampleFile(path: Path, example: ExampleName): URL {
  return new URL(`../../../templates/${path}/examples/${example}.yaml`, import.meta.url);
}

export function readExample(path: Path, example: ExampleName): Example {
  return parse(readFileSync(exampleFile(path, example), 'utf8')) as Example;
}
