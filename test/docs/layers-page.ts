import type { CapabilityEntry, Catalog, TemplateEntry } from '../../src/catalog/catalog.ts';
import { offeredLayers } from '../../src/scaffold/compose/select.ts';
import type { ProofRow } from '../slow/support/proofs/proof.ts';
import { readRecord, recordsIn } from '../slow/support/proofs/record.ts';

/** What the slow suites validated when they last passed. */
export function recordedProofs(): readonly ProofRow[] {
  return recordsIn('test/slow').flatMap(readRecord);
}

/** The page of all providers: what each does, from its manifest; what validated it, from the records. */
export function layersPage(catalog: Catalog, proofs: readonly ProofRow[]): string {
  const providers = [...catalog.capabilities.values()];
  const templates = [...catalog.templates.values()].filter(
    ({ source }) => source.value.spec.runtime,
  );
  return `${head}
| provider | what it does | validated with | schema |
| --- | --- | --- | --- |
${providers.map((provider) => providerRow(provider, proofs)).join('')}
## By runtime

*validated*: a program accepted the output for this runtime. *schema*: only a schema did.

| provider | ${templates.map(({ source }) => source.value.spec.runtime).join(' | ')} |
| --- |${' --- |'.repeat(templates.length)}
${providers.map((system) => runtimeRow(catalog, system, templates, proofs)).join('')}`;
}

function providerRow({ id, source }: CapabilityEntry, proofs: readonly ProofRow[]): string {
  const own = proofs.filter(({ system }) => system === id);
  const programs = list(own.filter(({ schema }) => schema === undefined).map(programOf));
  const schemas = list(
    own.flatMap((row) => (row.schema ? `${programOf(row)}: ${row.schema}` : [])),
  );
  const { title, description = '' } = source.value.metadata;
  const without = own.length === 0 ? 'not validated yet' : 'schema only';
  return `| \`${id}\` | **${title}.** ${description} | ${programs || without} | ${schemas} |\n`;
}

function runtimeRow(
  catalog: Catalog,
  { id }: CapabilityEntry,
  templates: readonly TemplateEntry[],
  proofs: readonly ProofRow[],
): string {
  const cells = templates.map(
    (template) => whyNot(catalog, id, template) ?? state(id, template, proofs),
  );
  return `| \`${id}\` | ${cells.join(' | ')} |\n`;
}

function state(id: string, template: TemplateEntry, proofs: readonly ProofRow[]): string {
  const own = proofs.filter(({ system, paths }) => system === id && paths.includes(template.id));
  if (own.some(({ schema }) => schema === undefined)) return 'validated';
  return own.length > 0 ? 'schema' : 'not validated yet';
}

/** Why a template cannot use a provider, if it cannot. */
function whyNot(catalog: Catalog, id: string, template: TemplateEntry): string | undefined {
  const [layer, system = ''] = id.split('/');
  const offered = offeredLayers(catalog, template).find((offer) => offer.layer === layer);
  if (offered === undefined) return `not applicable: ${template.id} does not offer the layer`;
  if (offered.providers.includes(system)) return undefined;
  const runtimes = catalog.capabilities.get(id)?.source.value.spec.for?.runtimes?.join(', ');
  return `not applicable: it is for ${runtimes}`;
}

function programOf({ by, version }: ProofRow): string {
  return `${by} ${version}`;
}

function list(names: readonly string[]): string {
  return [...new Set(names)].sort().join(', ');
}

const head = `# Layers and providers

What ships with \`idp\`, made from the manifests and from the results of the tests by \`npm run docs\`. Each row names the programs that validate the
output in our tests: a test generates a project and has the program accept its files. Where only a schema could be used, the row says so.
\`idp list --layers\` shows the defaults, and \`idp show\` the layers of a template.
`;
