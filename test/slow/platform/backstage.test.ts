import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { described } from '../support/descriptors.ts';
import { edit } from '../support/edit.ts';
import { generateService } from '../support/generate-service.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { pinnedVersion } from '../support/proofs/pinned.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, requireLibrary, toolPath } from '../support/tools.ts';
import { paths } from '../support/variants.ts';
import { temporaryFolder } from '../support/workspace.ts';

interface Entity {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

interface CatalogModel {
  readonly EntityPolicies: {
    allOf(policies: readonly unknown[]): { enforce(entity: Entity): Promise<Entity | undefined> };
  };
  readonly DefaultNamespaceEntityPolicy: new () => unknown;
  readonly FieldFormatEntityPolicy: new () => unknown;
  readonly NoForeignRootFieldsEntityPolicy: new () => unknown;
  readonly SchemaValidEntityPolicy: new () => unknown;
  readonly componentEntityV1alpha1Validator: Validator;
  readonly apiEntityV1alpha1Validator: Validator;
  readonly resourceEntityV1alpha1Validator: Validator;
  parseEntityRef(reference: string): Readonly<Record<'kind' | 'namespace' | 'name', string>>;
}

interface Validator {
  check(entity: Entity): Promise<boolean>;
}

function readEntities(folder: string): readonly Entity[] {
  const text = readFileSync(join(folder, 'catalog-info.yaml'), 'utf8');
  return parseAllDocuments(text).map((document) => document.toJS() as Entity);
}

/** What the catalog does with an entity: it fills in what `$text` leads to, and asks its policies and validators. */
async function check(model: CatalogModel, folder: string, entity: Entity): Promise<boolean> {
  const filled = entity.kind === 'API' ? withDefinition(folder, entity) : entity;
  const policies = model.EntityPolicies.allOf([
    new model.SchemaValidEntityPolicy(),
    new model.DefaultNamespaceEntityPolicy(),
    new model.NoForeignRootFieldsEntityPolicy(),
    new model.FieldFormatEntityPolicy(),
  ]);
  const enforced = (await policies.enforce(filled)) ?? filled;
  const validators = {
    Component: model.componentEntityV1alpha1Validator,
    API: model.apiEntityV1alpha1Validator,
    Resource: model.resourceEntityV1alpha1Validator,
  };
  return validators[entity.kind as keyof typeof validators].check(enforced);
}

function withDefinition(folder: string, entity: Entity): Entity {
  const { $text } = entity.spec.definition as { readonly $text: string };
  if ($text.startsWith('./')) expect(existsSync(join(folder, $text)), $text).toBe(true);
  else expect(new URL($text).pathname).toBe('/openapi.json');
  return { ...entity, spec: { ...entity.spec, definition: 'openapi: 3.1.0' } };
}

const catalogModel = { name: '@backstage/catalog-model', version: pinnedVersion('catalog-model') };
const techDocs = { name: 'mkdocs-techdocs-core', version: pinnedVersion('mkdocs') };

describeWithTools(['catalog-model', 'mkdocs'], 'Backstage', () => {
  it.each(described)('takes each entity of $path with $flags', async ({ path, flags }) => {
    const model = requireLibrary<CatalogModel>('catalog-model');
    const folder = await generateService(path, '--with', 'portal=backstage', ...flags);
    const entities = readEntities(folder);
    expect(entities.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Component', 'API']));
    for (const entity of entities) expect(await check(model, folder, entity)).toBe(true);
    accepted(folder, 'portal/backstage', catalogModel);
  });

  it.each(described)('finds what $path with $flags speaks of', async ({ path, flags }) => {
    const { parseEntityRef } = requireLibrary<CatalogModel>('catalog-model');
    const folder = await generateService(path, '--with', 'portal=backstage', ...flags);
    const entities = readEntities(folder);
    for (const { spec } of entities) expect(spec.owner).toBe(`group:default/${ownerOf(folder)}`);
    const [component] = entities as readonly [Entity, ...Entity[]];
    const { providesApis, dependsOn = [] } = component.spec as Record<string, string[]>;
    const own = entities.map(
      ({ kind, metadata }) => `${kind.toLowerCase()}:default/${metadata.name}`,
    );
    const references = [...(providesApis ?? []), ...dependsOn];
    for (const reference of references) expect(parseEntityRef(reference).namespace).toBe('default');
    const ofOthers = references.filter((reference) => !reference.startsWith('component:'));
    expect(own).toEqual(expect.arrayContaining(ofOthers));
  });

  it.each([
    ['a name that no entity may have', 'name: orders', 'name: or/ders'],
    ['an owner that is none', /owner: group:\S+/, 'owner: 7'],
    ['a key that the model does not have', 'spec:', 'surplus: true\nspec:'],
  ])('refuses %s', async (_, pattern, by) => {
    const model = requireLibrary<CatalogModel>('catalog-model');
    const folder = await generateService('go-service', '--with', 'portal=backstage');
    await edit(join(folder, 'catalog-info.yaml'), pattern, by);
    const [component] = readEntities(folder);
    await expect(check(model, folder, component as Entity)).rejects.toThrow();
  });

  it.each(paths)('makes a site of the pages of %s', async (path) => {
    const folder = await generateService(path, '--with', 'portal=backstage');
    expectSuccess(await buildSite(folder));
    accepted(folder, 'portal/backstage', techDocs);
  });

  it('makes no site of pages with a link that leads nowhere', async () => {
    const folder = await generateService('node-service', '--with', 'portal=backstage');
    await edit(join(folder, 'docs/index.md'), 'runbook.md', 'no-runbook.md');
    const { exitCode, output } = await buildSite(folder);
    expect(exitCode).toBe(1);
    expect(output).toContain("'no-runbook.md'");
  });
});

/** The team that CODEOWNERS asks for every file. */
function ownerOf(folder: string): string | undefined {
  return /^\* @acme\/(\S+)$/m.exec(readFileSync(join(folder, 'CODEOWNERS'), 'utf8'))?.[1];
}

async function buildSite(folder: string) {
  const site = join(await temporaryFolder(), 'site');
  return run(toolPath('mkdocs'), ['build', '--strict', '--site-dir', site], { cwd: folder });
}
