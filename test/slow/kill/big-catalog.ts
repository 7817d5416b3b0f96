import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layTree } from './read-disk.ts';
import { bigTree } from './trees.ts';

const manifest = `apiVersion: idp/v1
kind: Template
metadata:
  name: big-service
  title: Service of many files
  description: Long enough to write that a kill can hit it.
  owner: platform-team
  lifecycle: stable
  version: 1.0.0
spec:
  creates: service
  parameters:
    name: { type: string, title: Service name, format: dns-label }
`;

/** A catalog of one template, with 3,000 files to copy and one to render. */
export function layBigCatalog(folder: string): void {
  const template = join(folder, 'big-service');
  mkdirSync(template);
  writeFileSync(join(template, 'template.yaml'), manifest);
  layTree(join(template, 'skeleton'), bigTree);
  writeFileSync(join(template, 'skeleton/README.md.hbs'), '# {{name}}\n');
}
