import type { Catalog } from '../../src/catalog/catalog.ts';
import { parseCatalog } from '../../src/catalog/parse-catalog.ts';

/** A catalog in `paths/` out of the texts of its manifests. */
export function catalogOf(manifests: Readonly<Record<string, string>>): Catalog {
  return parseCatalog({
    root: 'paths',
    manifests: Object.entries(manifests).map(([path, text]) => ({ path, text })),
  });
}

/** The text of a template; `spec` is YAML, indented by two. */
export function templateText(name: string, spec = '', creates = 'worker'): string {
  return `apiVersion: idp/v1
kind: Template
metadata: { name: ${name}, title: A path, owner: paving-crew, version: 0.3.0 }
spec:
  creates: ${creates}
${spec === '' || spec.includes('  parameters:') ? '' : '  parameters: {}\n'}${spec === '' ? '  parameters: {}\n' : spec}`;
}

/** The text of the capability `layer/system`; `spec` is YAML, indented by two. */
export function capabilityText(id: string, spec = ''): string {
  const [layer, system] = id.split('/');
  return `apiVersion: idp/v1
kind: Capability
metadata: { layer: ${layer}, name: ${system}, title: A system, owner: paving-crew, version: 0.5.0 }
spec:${spec === '' ? ' {}\n' : `\n${spec}`}`;
}

/** The text of a platform; `spec` is YAML, indented by two. */
export function platformText(spec: string): string {
  return `apiVersion: idp/v1\nkind: Platform\nmetadata: { name: tarmac }\nspec:\n${spec}`;
}
