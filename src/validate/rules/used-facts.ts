import { type KeyPath, locationOfKey, type WithSource } from '../../catalog/manifest/source-map.ts';
import { isMapping, type Mapping } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { type CatalogAnalysis, contributorsWith } from '../catalog-analysis.ts';

/**
 * Facts of a template that neither it nor any capability that it offers reads, and those of a capability that nothing
 * reads: usually a typo. Not checked while a manifest or file is unreadable, since it may contain the use.
 */
export function checkUsedFacts(analysis: CatalogAnalysis): readonly Diagnostic[] {
  if (analysis.catalog.broken.size > 0) return [];
  return [...checkTemplates(analysis), ...checkCapabilities(analysis)];
}

function checkCapabilities({
  catalog,
  analyzedContributors,
}: CatalogAnalysis): readonly Diagnostic[] {
  const all = [...analyzedContributors.values()];
  if (all.some(({ diagnostics }) => diagnostics.length > 0)) return [];
  return [...catalog.capabilities.values()].flatMap(({ id, source }) => {
    const { facts } = source.value.spec;
    const root = `layers.${source.value.metadata.layer}`;
    const read = all
      .flatMap(({ uses }) => uses.map(({ path }) => path.join('.')))
      .filter((name) => name.startsWith(`${root}.`))
      .map((name) => name.slice(root.length + 1));
    return findUnread((facts ?? {}) as Mapping, '', read).map((name) =>
      unused(source, name, `"${name}" is a fact of ${id}, but nothing reads ${root}.${name}`),
    );
  });
}

function checkTemplates(analysis: CatalogAnalysis): readonly Diagnostic[] {
  return [...analysis.catalog.templates.values()].flatMap(({ id, source }) => {
    const { facts } = source.value.spec;
    const contributorsById = facts ? contributorsWith(analysis, id) : [];
    if (!facts || contributorsById.some(({ diagnostics }) => diagnostics.length > 0)) return [];
    const read = contributorsById
      .flatMap(({ uses }) => uses)
      .filter(({ path }) => path[0] === 'template')
      .map(({ path }) => path.slice(1).join('.'));
    return findUnread(facts as Mapping, '', read).map((name) =>
      unused(source, name, `"${name}" is a fact of ${id}, but nothing reads template.${name}`),
    );
  });
}

function unused(source: WithSource<unknown>, name: string, message: string): Diagnostic {
  return {
    code: 'manifest/unused-fact',
    message,
    location: locationOfKey(source, ['spec', 'facts', ...name.split('.')] satisfies KeyPath),
    hint: 'use it or remove it',
  };
}

/** Reading a mapping reads all of it; otherwise only the named key. */
function findUnread(facts: Mapping, above: string, read: readonly string[]): readonly string[] {
  return Object.entries(facts).flatMap(([key, value]) => {
    const name = `${above}${key}`;
    if (read.includes(name)) return [];
    if (!read.some((one) => one.startsWith(`${name}.`))) return [name];
    return isMapping(value) ? findUnread(value, `${name}.`, read) : [];
  });
}
