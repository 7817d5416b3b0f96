import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Tree } from '../../../src/shared/tree/tree.ts';
import { layTree } from './read-disk.ts';

/** Lays a catalog of one template, `only-service`, with these files and hooks; the README is rendered. */
export function layCatalog(folder: string, files: Tree, hooks: readonly unknown[] = []): string {
  const template = join(folder, 'only-service');
  const metadata = {
    name: 'only-service',
    title: 'Service to be killed',
    description: 'Takes long enough that a kill can hit it.',
    owner: 'platform-team',
    lifecycle: 'stable',
    version: '1.0.0',
  };
  const parameters = { name: { type: 'string', title: 'Service name', format: 'dns-label' } };
  const spec = { creates: 'service', parameters, hooks };
  mkdirSync(join(template, 'skeleton'), { recursive: true });
  const manifest = { apiVersion: 'idp/v1', kind: 'Template', metadata, spec };
  writeFileSync(join(template, 'template.yaml'), stringify(manifest));
  writeFileSync(join(template, 'skeleton/README.md.hbs'), '# {{name}}\n');
  layTree(join(template, 'skeleton'), files);
  return folder;
}
