import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Kubernetes {
  readonly spec: {
    readonly facts: { readonly memoryTarget: Readonly<Record<string, string>> };
    readonly parameters: { readonly memory: { readonly enum: readonly string[] } };
  };
}

const { spec } = parse(
  readFileSync('templates/capabilities/runtime/kubernetes/capability.yaml', 'utf8'),
) as Kubernetes;

/** Both of Kubernetes and of Go, in MiB. */
function mebibytes(size: string): number {
  return Number.parseInt(size, 10) * (size.includes('Gi') ? 1024 : 1);
}

test('Go is told nine tenths of what a pod may have, in each size', () => {
  expect(Object.keys(spec.facts.memoryTarget)).toEqual(spec.parameters.memory.enum);
  for (const [pod, go] of Object.entries(spec.facts.memoryTarget))
    expect(mebibytes(go) / mebibytes(pod), pod).toBeCloseTo(0.9, 2);
});
