import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Path } from './variants.ts';

/** What the suites take from a template: how its services are proved and started. */
interface Manifest {
  readonly spec: {
    readonly facts: Facts;
    readonly checks: readonly Check[];
    readonly next: { readonly start: string };
  };
}

/** What capabilities read of a template, as far as the suites hold it against the service. */
interface Facts {
  readonly requests: Readonly<Record<'metric' | 'method' | 'route' | 'status', string>>;
  readonly process: {
    readonly rows: readonly {
      readonly panels: readonly Readonly<Record<'metric' | 'fold' | 'by', string>>[];
    }[];
  };
}

export interface Check {
  readonly title: string;
  readonly run: readonly [string, ...string[]];
}

export function readManifest(path: Path): Manifest['spec'] {
  const file = new URL(`../../../templates/${path}/template.yaml`, import.meta.url);
  return (parse(readFileSync(file, 'utf8')) as Manifest).spec;
}

/** The checks that make a service ready to start: what it needs, and its build. */
export function buildSteps(path: Path): readonly Check[] {
  const { checks } = readManifest(path);
  return checks.filter((check) => check === checks[0] || check.title === 'Build');
}

export function checkOf(path: Path, title: string): Check {
  const found = readManifest(path).checks.find((check) => check.title === title);
  if (found === undefined) throw new Error(`${path} has no check ${title}`);
  return found;
}
