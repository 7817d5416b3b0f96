import { describe, expect, test } from 'vitest';
import { capabilityText, templateText } from '../../catalog/catalog-of.ts';
import { type Folder, layFrom, layText, type PathRequest, troubleOf } from './path-of.ts';

const template = templateText(
  'rust-worker',
  `  runtime: rust
  parameters: { name: { type: string, default: orders } }
  layers: { ci: { default: none }, mesh: { default: none }, policy: { default: none } }
`,
);

const all: PathRequest = { with: ['ci=drone', 'mesh=consul', 'policy=cedar'] };

/** A template and three capabilities, each with what the case gives it. */
function folderOf(
  files: Folder,
  specs: { readonly ci?: string; readonly mesh?: string; readonly policy?: string } = {},
): Folder {
  return {
    'rust-worker/template.yaml': template,
    'capabilities/ci/drone/capability.yaml': capabilityText('ci/drone', specs.ci),
    'capabilities/mesh/consul/capability.yaml': capabilityText('mesh/consul', specs.mesh),
    'capabilities/policy/cedar/capability.yaml': capabilityText('policy/cedar', specs.policy),
    ...files,
  };
}

describe('files', () => {
  test('come from the template and from each capability that is on', () => {
    const folder = folderOf({
      'rust-worker/skeleton/Cargo.toml.hbs': 'name = {{toml name}}\n',
      'capabilities/ci/drone/skeleton/.drone.yml': 'kind: pipeline\n',
      'capabilities/mesh/consul/skeleton/mesh.hcl.hbs': 'service { name = {{json name}} }\n',
    });
    expect(layText(folder, { with: ['ci=drone'] })).toBe(
      '-- .drone.yml --\nkind: pipeline\n-- Cargo.toml --\nname = "orders"\n',
    );
    const tree = layFrom(folder, all);
    expect(tree.ok && [...tree.value].map(([path, { from }]) => [path, from])).toEqual([
      ['Cargo.toml', ['rust-worker']],
      ['.drone.yml', ['ci/drone']],
      ['mesh.hcl', ['mesh/consul']],
    ]);
  });

  test('of the runtime lie over the common ones, whether rendered or not', () => {
    const folder = folderOf({
      'capabilities/ci/drone/skeleton/.drone.yml': 'common\n',
      'capabilities/ci/drone/skeleton/build.sh.hbs': 'common\n',
      'capabilities/ci/drone/skeleton/notes.md': 'common\n',
      'capabilities/ci/drone/skeleton.rust/.drone.yml.hbs': 'rust of {{name}}\n',
      'x:capabilities/ci/drone/skeleton.rust/build.sh': '#!/bin/sh\n',
      'capabilities/ci/drone/skeleton.go/only-go.md': 'go\n',
    });
    expect(layText(folder, { with: ['ci=drone'] })).toBe(
      '-- .drone.yml --\nrust of orders\n-- build.sh * --\n#!/bin/sh\n-- notes.md --\ncommon\n',
    );
  });

  test('of two contributors need a way to combine', () => {
    const folder = folderOf({
      'capabilities/ci/drone/skeleton/Makefile': 'ci:\n',
      'capabilities/mesh/consul/skeleton/Makefile.hbs': 'mesh:\n',
    });
    const tree = layFrom(folder, all);
    expect(troubleOf(tree)).toEqual([
      'paths/capabilities/mesh/consul/capability.yaml:4:1 Makefile is given by ci/drone and by mesh/consul [capability/same-path]',
    ]);
    expect(tree.ok ? [] : tree.diagnostics.map(({ hint }) => hint)).toEqual([
      'say how they combine in mesh/consul: combine: { "Makefile": json }, or yaml, or lines; or use a slot',
    ]);
  });
});

describe('combine', () => {
  test('lines: those of the first, then what the second adds', () => {
    const folder = folderOf(
      {
        'rust-worker/skeleton/.gitignore.hbs': '# build\n/target\n\n.env',
        'capabilities/ci/drone/skeleton/.gitignore': '/target\n\n# pipeline\n/.cache\n',
      },
      { ci: '  combine: { .gitignore: lines }\n' },
    );
    expect(layText(folder, all)).toBe(
      '-- .gitignore --\n# build\n/target\n\n.env\n\n# pipeline\n/.cache\n',
    );
  });

  test('sums: those of both, each once, as Go sorts them', () => {
    const folder = folderOf(
      {
        'rust-worker/skeleton/go.sum':
          'a.example/x v1.10.0 h1:b=\na.example/x/v2 v2.0.0 h1:c=\nb.example v1.0.0/go.mod h1:d=\n',
        'capabilities/ci/drone/skeleton/go.sum':
          'a.example/x v1.9.0/go.mod h1:a=\na.example/x v1.10.0 h1:b=\na.example/x v1.9.0 h1:a=\n',
      },
      { ci: '  combine: { go.sum: sums }\n' },
    );
    expect(layText(folder, all)).toBe(
      `-- go.sum --
a.example/x v1.9.0 h1:a=
a.example/x v1.9.0/go.mod h1:a=
a.example/x v1.10.0 h1:b=
a.example/x/v2 v2.0.0 h1:c=
b.example v1.0.0/go.mod h1:d=
`,
    );
  });

  test('json: by key, order of the first kept', () => {
    const folder = folderOf(
      {
        'rust-worker/skeleton/package.json':
          '{"name": "x", "scripts": {"test": "cargo test"}, "files": ["a"]}',
        'capabilities/ci/drone/skeleton/package.json.hbs':
          '{"scripts": {"ci": "drone exec {{name}}"}, "files": ["a", "b"], "private": true}\n',
      },
      { ci: '  combine: { package.json: json }\n' },
    );
    expect(layText(folder, all)).toBe(`-- package.json --
{
  "name": "x",
  "scripts": {
    "test": "cargo test",
    "ci": "drone exec orders"
  },
  "files": [
    "a",
    "b"
  ],
  "private": true
}
`);
  });

  test('yaml: by key, comments kept', () => {
    const folder = folderOf(
      {
        'rust-worker/skeleton/values.yaml': '# settings\nimage: rust # slim\n',
        'capabilities/mesh/consul/skeleton/values.yaml': 'mesh: { enabled: true }\n',
      },
      { mesh: '  combine: { values.yaml: yaml }\n' },
    );
    expect(layText(folder, all)).toBe(
      '-- values.yaml --\n# settings\nimage: rust # slim\nmesh: { enabled: true }\n',
    );
  });

  test.each([
    ['the first', 'x:rust-worker/skeleton/check.sh', 'capabilities/ci/drone/skeleton/check.sh'],
    ['the second', 'rust-worker/skeleton/check.sh', 'x:capabilities/ci/drone/skeleton/check.sh'],
  ])('what %s lets run may run, and both are named as its givers', (_, first, second) => {
    const folder = folderOf(
      { [first]: '#!/bin/sh\n', [second]: 'drone lint\n' },
      { ci: '  combine: { check.sh: lines }\n' },
    );
    const tree = layFrom(folder, all);
    const files = tree.ok ? [...tree.value.values()] : [];
    expect(files.map(({ executable, from }) => [executable, from])).toEqual([
      [true, ['rust-worker', 'ci/drone']],
    ]);
  });

  test.each([
    ['json', '{"a": 1}', '{"a": 2}', 'a is 1 in the one and 2 in the other'],
    ['json', '{"a": 1}', '{"a": ', 'the second is no JSON: a value is expected, but the text ends'],
    ['json', '{a: 1}', '{}', 'the first is no JSON: a key in double quotes or } is expected'],
    ['yaml', 'a: x\n', 'a: y\n', 'a is "x" in the one and "y" in the other'],
    ['lines', 'a\n', Buffer.from([0, 1]), 'one of them is no text'],
  ])('%s of %j and %j is refused', (strategy, first, second, reason) => {
    const folder = folderOf(
      {
        'rust-worker/skeleton/data': first as string,
        'capabilities/ci/drone/skeleton/data': second,
      },
      { ci: `  combine: { data: ${strategy} }\n` },
    );
    expect(troubleOf(layFrom(folder, all))).toEqual([
      `paths/capabilities/ci/drone/capability.yaml:5:14 data cannot be combined from rust-worker and ci/drone: ${reason} [capability/cannot-combine]`,
    ]);
  });
});

describe('slots', () => {
  const slot = (name: string) => `  slots: { ${name}: slots/part.hbs }\n`;

  test('alone on a line: indented like it, in the order of the capabilities, and gone if empty', () => {
    const folder = folderOf(
      {
        'rust-worker/skeleton/main.rs.hbs': 'fn main() {\n    {{slot "start"}}\n    run();\n}\n',
        'capabilities/ci/drone/slots/part.hbs': '',
        'capabilities/mesh/consul/slots/part.hbs': 'mesh::join("{{name}}");\n\nmesh::wait();\n',
        'capabilities/policy/cedar/slots/part.hbs': 'policy::load();',
      },
      { ci: slot('start'), mesh: slot('start'), policy: slot('start') },
    );
    expect(layText(folder, all)).toBe(`-- main.rs --
fn main() {
    mesh::join("orders");

    mesh::wait();
    policy::load();
    run();
}
`);
    expect(layText(folder)).toBe('-- main.rs --\nfn main() {\n    run();\n}\n');
  });

  test('within a line: as it is', () => {
    const folder = folderOf(
      {
        'rust-worker/skeleton/run.sh.hbs': 'exec orders{{slot "flags"}} "$@"\n',
        'capabilities/mesh/consul/slots/part.hbs': ' --mesh',
        'capabilities/policy/cedar/slots/part.hbs': ' --policy={{name}}',
      },
      { mesh: slot('flags'), policy: slot('flags') },
    );
    expect(layText(folder, all)).toBe('-- run.sh --\nexec orders --mesh --policy=orders "$@"\n');
    expect(layText(folder)).toBe('-- run.sh --\nexec orders "$@"\n');
  });

  test('a capability may offer a slot to another', () => {
    const folder = folderOf(
      {
        'capabilities/ci/drone/skeleton/.drone.yml.hbs': 'steps:\n  {{slot "ci.steps"}}\n',
        'capabilities/policy/cedar/slots/part.hbs': '- name: policy\n  image: cedar\n',
      },
      { policy: slot('ci.steps') },
    );
    expect(layText(folder, all)).toBe(
      '-- .drone.yml --\nsteps:\n  - name: policy\n    image: cedar\n',
    );
  });

  test('a text that does not exist is told with its place', () => {
    expect(troubleOf(layFrom(folderOf({}, { mesh: slot('start') }), all))).toEqual([
      'paths/capabilities/mesh/consul/capability.yaml:5:19 slots/part.hbs, the text for the slot "start", does not exist [skeleton/missing]',
    ]);
  });
});

describe('the order in which capabilities come does not count', () => {
  const folder = folderOf(
    {
      'rust-worker/skeleton/package.json': '{"name": "x"}\n',
      'rust-worker/skeleton/main.rs.hbs': '{{slot "start"}}\n',
      'capabilities/ci/drone/skeleton/package.json': '{"ci": [1]}\n',
      'capabilities/mesh/consul/skeleton/package.json': '{"mesh": {"a": 1}, "ci": [2]}\n',
      'capabilities/policy/cedar/skeleton/package.json': '{"ci": [1, 3]}\n',
      'capabilities/ci/drone/slots/part.hbs': 'ci\n',
      'capabilities/mesh/consul/slots/part.hbs': 'mesh\n',
      'capabilities/policy/cedar/slots/part.hbs': 'policy\n',
    },
    Object.fromEntries(
      ['ci', 'mesh', 'policy'].map((layer) => [
        layer,
        '  combine: { package.json: json }\n  slots: { start: slots/part.hbs }\n',
      ]),
    ),
  );
  const flags = ['ci=drone', 'mesh=consul', 'policy=cedar'] as const;
  const [a, b, c] = flags;

  test.each([[[a, c, b]], [[b, a, c]], [[b, c, a]], [[c, a, b]], [[c, b, a]]])('%j', (turned) => {
    expect(layText(folder, { with: turned })).toBe(layText(folder, { with: flags }));
  });
});
