import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A catalog of several templates, of which `lamp` has so many files: names in two thirds of them, in three folders. */
export function layCatalog(root: string, files: number): string {
  const catalog = join(root, 'catalog');
  for (const name of ['lamp', 'desk', 'chair']) {
    mkdirSync(join(catalog, name, 'skeleton'), { recursive: true });
    writeFileSync(
      join(catalog, name, 'template.yaml'),
      `apiVersion: idp/v1
kind: Template
metadata: { name: ${name}, title: A ${name}, owner: shop, version: 1.0.0 }
spec:
  creates: ${name}
  parameters:
    name: { type: string, format: dns-label }
    glow: { type: boolean, default: true }
  files:
    - { path: "never/**", when: (eq name "never") }
`,
    );
    writeFileSync(join(catalog, name, 'skeleton/plain.txt'), `a ${name}\n`);
  }
  for (let index = 1; index < files; index += 1) {
    const folder = join(catalog, 'lamp/skeleton', `d${index % 3}`);
    mkdirSync(folder, { recursive: true });
    const text = '{{name}} is the lamp\n{{#if glow}}\n\\{{ {{upper name}} }}\n{{/if}}\n'.repeat(10);
    writeFileSync(join(folder, `f${index}.txt${index % 3 === 0 ? '' : '.hbs'}`), text);
  }
  return catalog;
}
