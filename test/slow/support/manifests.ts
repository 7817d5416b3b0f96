import { expect } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { run } from './run.ts';
import { toolPath } from './tools.ts';

export const overlays = ['development', 'production'] as const;
export type Overlay = (typeof overlays)[number];

/** A Kubernetes object, as far as the suites look into any of them. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
  readonly data?: Readonly<Record<string, string>>;
}

/** What an overlay applies, as text: what kustomize itself makes of the folder. */
export function buildOverlay(folder: string, overlay: Overlay): Promise<string> {
  return buildFolder(folder, `deploy/overlays/${overlay}`);
}

/** What kustomize makes of a folder of a service. */
export async function buildFolder(folder: string, path: string): Promise<string> {
  const { exitCode, stdout, output } = await run(toolPath('kustomize'), ['build', path], {
    cwd: folder,
  });
  expect(exitCode, output).toBe(0);
  return stdout;
}

export async function readOverlay(folder: string, overlay: Overlay): Promise<KubernetesObject[]> {
  return readObjects(await buildOverlay(folder, overlay));
}

export function readObjects(text: string): KubernetesObject[] {
  return parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject);
}

export function ofKind(objects: readonly KubernetesObject[], kind: string): KubernetesObject[] {
  return objects.filter((object) => object.kind === kind);
}

/** @throws when there is none, or more than one */
export function theOnly(objects: readonly KubernetesObject[], kind: string): KubernetesObject {
  const [only, ...more] = ofKind(objects, kind);
  if (only === undefined || more.length > 0) throw new Error(`not exactly one ${kind}`);
  return only;
}
