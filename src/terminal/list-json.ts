import type { TemplateEntry } from '../catalog/catalog.ts';
import { printJson } from '../data/print.ts';
import type { Mapping } from '../data/value.ts';

/** The golden paths for programs: an array, in the order of the table. */
export function listJson(templates: readonly TemplateEntry[]): string {
  return printJson(templates.map(describeTemplate));
}

/** What is told of a golden path everywhere; what its manifest does not say is null. */
export function describeTemplate({ id, source }: TemplateEntry): Mapping {
  const { metadata, spec } = source.value;
  return {
    name: id,
    kind: spec.creates,
    title: metadata.title,
    description: metadata.description ?? null,
    owner: metadata.owner,
    lifecycle: metadata.lifecycle ?? 'stable',
    replacedBy: metadata.replacedBy ?? null,
    version: metadata.version,
    tags: metadata.tags ?? [],
    runtime: spec.runtime ?? null,
  };
}
