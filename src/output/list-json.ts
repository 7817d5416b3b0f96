import type { TemplateEntry } from '../catalog/catalog.ts';
import type { Mapping } from '../shared/data/value.ts';
import { printDocument } from './json-document.ts';

/** The templates of a catalog for programs, in the order of the table. */
export function listJson(templates: readonly TemplateEntry[], catalog: string): string {
  return printDocument({ catalog, templates: templates.map(describeTemplate) });
}

/** The description of a template in every document; what its manifest does not define is null. */
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
