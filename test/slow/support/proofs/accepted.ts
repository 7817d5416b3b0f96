import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestRunner } from 'vitest';
import { parse } from 'yaml';
import { pinnedVersion } from './pinned.ts';
import type { Proof } from './proof.ts';

/** A program by its name in `.ci/versions.sh`; one that is not pinned there says which version it is. */
export type Program = string | { readonly name: string; readonly version: string };

declare module '@vitest/runner' {
  interface TaskMeta {
    proofs?: readonly Proof[];
  }
}

/**
 * Says, once it is so, that a program took what a system gave the service in this folder. It counts if the
 * test passes. Throws where the service was laid without the system.
 */
export function accepted(folder: string, system: string, program: Program): void {
  register(folder, system, program);
}

/** The same, where the files could only be held against a schema, such as that of `Kubernetes 1.36.2`. */
export function conforms(folder: string, system: string, program: Program, schema: string): void {
  register(folder, system, program, schema);
}

interface Lock {
  readonly template: { readonly name: string };
  readonly layers: Readonly<Record<string, readonly { readonly provider: string }[]>>;
}

function register(folder: string, system: string, program: Program, schema?: string): void {
  const test = TestRunner.getCurrentTest();
  if (test === undefined) throw new Error('a proof belongs into a test');
  const { template, layers } = parse(
    readFileSync(join(folder, '.idp', 'lock.yaml'), 'utf8'),
  ) as Lock;
  const generated = Object.entries(layers).flatMap(([layer, providers]) =>
    providers.map(({ provider }) => `${layer}/${provider}`),
  );
  if (!generated.includes(system)) throw new Error(`${folder} was laid without ${system}`);
  const { name, version } =
    typeof program === 'string' ? { name: program, version: pinnedVersion(program) } : program;
  const proof = { system, by: name, version, ...(schema && { schema }), path: template.name };
  test.meta.proofs = [...(test.meta.proofs ?? []), proof];
}
