import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a catalog of so many templates: each with a manifest of six parameters, conditions, reasons why and an
 * example, and 20 files of a service of its size; two capabilities stand beside them, which all of them lay.
 */
export function writeLargeCatalog(root: string, templates: number): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('platform.yaml', platform);
  for (const [layer, system] of [
    ['ci', 'woodpecker'],
    ['runtime', 'nomad'],
  ] as const) {
    write(`capabilities/${layer}/${system}/capability.yaml`, capability(layer, system));
    write(
      `capabilities/${layer}/${system}/skeleton/.${system}/${layer}.yaml.hbs`,
      `name: {{yaml name}}\n`,
    );
    write(
      `capabilities/${layer}/${system}/slots/readme.md.hbs`,
      `{{name}} has its ${layer} by ${system}.\n`,
    );
  }
  for (let index = 0; index < templates; index += 1) {
    write(`path-${index}/template.yaml`, manifest(index));
    write(`path-${index}/examples/default.yaml`, 'answers: { name: orders, database: postgres }\n');
    for (const [path, text] of files(index)) write(`path-${index}/skeleton/${path}`, text);
  }
}

const platform = `apiVersion: idp/v1
kind: Platform
metadata: { name: acme }
spec:
  teams: [pilots]
  defaultOwner: pilots
  registry: registry.acme.example
  layers:
    ci: { default: woodpecker }
    runtime: { default: nomad }
`;

const capability = (layer: string, system: string) => `apiVersion: idp/v1
kind: Capability
metadata: { layer: ${layer}, name: ${system}, title: ${system}, owner: pilots, version: 1.0.0 }
spec:
  slots: { readme.sections: slots/readme.md.hbs }
`;

const manifest = (index: number) => `apiVersion: idp/v1
kind: Template
metadata: { name: path-${index}, title: Path ${index}, owner: pilots, version: 1.0.0 }
spec:
  creates: path-${index}
  parameters:
    name: { type: string, format: dns-label }
    owner: { type: string, format: slug, default: "{{platform.defaultOwner}}", advanced: true }
    port: { type: integer, minimum: 1024, maximum: 65535, default: 8080, advanced: true }
    database: { type: string, enum: [none, postgres, mysql], default: none, advanced: true }
    schema: { type: string, default: "{{snake name}}", when: (ne database "none"), advanced: true }
    topics: { type: array, items: { type: string }, default: [orders], advanced: true }
  layers: { ci: {}, runtime: {} }
  files:
    - { path: "src/store/**", when: (ne database "none") }
    - { path: "src/routes/**", once: true }
  why:
    "src/store/**": Keeps what the service knows.
    README.md: Says what the service does.
`;

/** Of 20 files eight are rendered; the text of each is its template's own. */
function files(index: number): readonly (readonly [path: string, text: string])[] {
  const filler = (from: number) =>
    Array.from({ length: 30 }, (_, line) => `line ${line} of file ${from} of path ${index}`).join(
      '\n',
    );
  const rendered = Array.from(
    { length: 5 },
    (_, at) =>
      [
        `src/routes/route-${at}.txt.hbs`,
        `{{name}} of {{owner}} on {{port}}\n{{#each topics}}\n- {{this}}\n{{/each}}\n${filler(at)}\n`,
      ] as const,
  );
  const copied = Array.from(
    { length: 12 },
    (_, at) => [`src/lib/part-${at}.txt`, `${filler(at + 5)}\n`] as const,
  );
  return [
    ...rendered,
    ...copied,
    ['README.md.hbs', `# {{name}}\n\n{{slot "readme.sections"}}\n`],
    [
      'package.json.hbs',
      '{\n  "name": {{json name}},\n  "image": "{{platform.registry}}/{{name}}"\n}\n',
    ],
    ['src/store/schema.sql.hbs', 'create schema {{schema}};\n'],
  ];
}
