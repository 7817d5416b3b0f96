import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commitAll, git as runGit } from '../follow/support/git.ts';
import { location } from '../support/place.ts';
import { runValidate } from './run-validate.ts';

const template = (name: string, { version = '1.0.0', layers = '{ radio: {}, light: {} }' } = {}) =>
  `apiVersion: idp/v1
kind: Template
metadata: { name: ${name}, title: Ship, owner: pilots, version: ${version} }
spec:
  creates: ship
  parameters: { name: { type: string, format: dns-label } }
  layers: ${layers}
`;

const capability = (layer: string, name: string, more = '') => `apiVersion: idp/v1
kind: Capability
metadata: { layer: ${layer}, name: ${name}, title: Some ${name}, owner: pilots, version: 1.0.0 }
spec:
  slots: { log: slots/log.md }
${more}`;

const platform = (spec: string) =>
  `apiVersion: idp/v1\nkind: Platform\nmetadata: { name: bay }\nspec:\n${spec}`;

const layers = '  layers: { radio: { default: vhf } }\n';
const presets = '  presets: { night: { title: Night, layers: { light: lamp } } }\n';

const catalog: Readonly<Record<string, string>> = {
  'platform.yaml': platform(layers + presets),
  'tug/template.yaml': template('tug'),
  'tug/skeleton/README.md.hbs': '# {{name}}\n\n{{slot "log"}}\n',
  'tug/examples/lit.yaml': 'title: Lit\nanswers: { name: snail }\nwith: [light=lamp]\n',
  'ferry/template.yaml': template('ferry', { layers: '{ radio: {} }' }),
  'ferry/skeleton/README.md.hbs': '# {{name}}\n\n{{slot "log"}}\n',
  'capabilities/radio/vhf/capability.yaml': capability('radio', 'vhf'),
  'capabilities/radio/vhf/slots/log.md': 'Calls.\n',
  'capabilities/radio/flags/capability.yaml': capability('radio', 'flags'),
  'capabilities/radio/flags/slots/log.md': 'Flags.\n',
  'capabilities/light/lamp/capability.yaml': capability('light', 'lamp'),
  'capabilities/light/lamp/slots/log.md': 'Lit.\n',
};

/** A repository with that catalog in its first commit, and what is done to it since. */
function bay(before: Readonly<Record<string, string>> = {}) {
  const { work } = location();
  const at = (path: string) => join(work, 'bay', path);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  for (const [path, text] of Object.entries({ ...catalog, ...before })) write(path, text);
  runGit(work, 'init', '--quiet', '--initial-branch=main');
  commitAll(work);
  const run = async (since?: string) => {
    const { exit, out } = await runValidate({
      templates: join(work, 'bay'),
      ...(since !== undefined && { since }),
    });
    const lines = out.replaceAll(`${work}/bay/`, '').split('\n');
    const diagnostics = lines.filter((line) => /\[[a-z]+\/[a-z-]+\]$/.test(line));
    expect(exit).toBe(diagnostics.length === 0 ? 0 : 1);
    return diagnostics;
  };
  return {
    write,
    run,
    remove: (path: string) => rmSync(at(path), { recursive: true }),
    move: (from: string, to: string) => {
      mkdirSync(dirname(at(to)), { recursive: true });
      renameSync(at(from), at(to));
    },
    copy: (from: string, to: string) => cpSync(at(from), at(to), { recursive: true }),
  };
}

type Bay = ReturnType<typeof bay>;

interface Change {
  readonly what: string;
  readonly make: (bay: Bay) => void;
  /** What the catalog was besides, before that. */
  readonly before?: Readonly<Record<string, string>>;
  /** What is wrong because of it; nothing if left out. */
  readonly wrong?: readonly string[];
}

const sonar = (at: Bay, layer: string) => {
  at.write(`capabilities/${layer}/sonar/capability.yaml`, capability(layer, 'sonar'));
  at.write(`capabilities/${layer}/sonar/slots/log.md`, 'Ping.\n');
  at.write(`capabilities/${layer}/sonar/examples/ping.yaml`, 'title: Ping\nanswers: {}\n');
};

const barge = (at: Bay, more: Parameters<typeof template>[1] = {}) => {
  at.write('barge/template.yaml', template('barge', more));
  at.write('barge/skeleton/README.md.hbs', '# {{name}}\n\n{{slot "log"}}\n');
};

const changes: readonly Change[] = [
  { what: 'add a template', make: (at) => barge(at) },
  {
    what: 'add a template whose layer nobody provides',
    make: (at) => barge(at, { layers: '{ radio: {}, anchor: {} }' }),
    wrong: [
      'barge/template.yaml:7:24  no capability belongs to the layer "anchor"  [catalog/unknown-reference]',
    ],
  },
  { what: 'remove a template', make: ({ remove }) => remove('ferry') },
  {
    what: 'remove the one template that takes a layer',
    make: ({ remove }) => remove('tug'),
    wrong: [
      'capabilities/light/lamp/capability.yaml:3:20  no template offers the layer light, so light/lamp is never used  [capability/unused]',
    ],
  },
  {
    what: 'rename a template',
    make: ({ move, write }) => {
      move('ferry', 'boat');
      write('boat/template.yaml', template('boat', { version: '0.1.0', layers: '{ radio: {} }' }));
    },
  },
  {
    what: 'change a template, and not its version',
    make: ({ write }) =>
      write('ferry/skeleton/README.md.hbs', '# The {{name}}\n\n{{slot "log"}}\n'),
    wrong: [
      'ferry/template.yaml:3:63  ferry is still 1.0.0, but its output changed with its defaults: README.md  [manifest/same-version]',
    ],
  },
  {
    what: 'have a template offer one more layer',
    make: ({ write }) => write('ferry/template.yaml', template('ferry', { version: '1.1.0' })),
  },
  {
    what: 'have a template offer a layer less',
    make: ({ write }) =>
      write('tug/template.yaml', template('tug', { version: '2.0.0', layers: '{ light: {} }' })),
  },
  {
    what: 'keep an older version of a template',
    make: ({ copy, write }) => {
      copy('ferry', 'ferry@1.0.0');
      write(
        'ferry/template.yaml',
        template('ferry', { version: '2.0.0', layers: '{ radio: {} }' }),
      );
    },
  },
  {
    what: 'mend a template that was broken',
    before: { 'ferry/template.yaml': 'kind: Template\n' },
    make: ({ write }) =>
      write('ferry/template.yaml', template('ferry', { layers: '{ radio: {} }' })),
  },
  { what: 'add a capability to a layer', make: (at) => sonar(at, 'radio') },
  {
    what: 'add a capability to a layer, and require it',
    make: (at) => {
      sonar(at, 'radio');
      at.write(
        'capabilities/light/lamp/capability.yaml',
        capability('light', 'lamp', '  requires: [radio/sonar]\n'),
      );
    },
    wrong: [
      'capabilities/light/lamp/capability.yaml:3:81  light/lamp is still 1.0.0, but its output changed with the defaults of tug: README.md  [manifest/same-version]',
      'platform.yaml:6:14  with tug, light/lamp requires radio/sonar, which is off  [capability/requires]',
      'tug/examples/lit.yaml:3:1  light/lamp requires radio/sonar, which is off  [example/invalid]',
    ],
  },
  {
    what: 'add a capability in a new layer that a template offers',
    make: (at) => {
      sonar(at, 'depth');
      at.write(
        'ferry/template.yaml',
        template('ferry', { version: '1.1.0', layers: '{ radio: {}, depth: {} }' }),
      );
    },
  },
  {
    what: 'add a capability in a new layer that no template offers',
    make: (at) => sonar(at, 'depth'),
    wrong: [
      'capabilities/depth/sonar/capability.yaml:3:20  no template offers the layer depth, so depth/sonar is never used  [capability/unused]',
    ],
  },
  {
    what: 'add a capability as the default of its layer',
    make: (at) => {
      sonar(at, 'radio');
      at.write('platform.yaml', platform('  layers: { radio: { default: sonar } }\n'));
    },
  },
  {
    what: 'add the first capability of a layer that was offered',
    before: { 'ferry/template.yaml': template('ferry', { layers: '{ radio: {}, depth: {} }' }) },
    make: (at) => sonar(at, 'depth'),
  },
  { what: 'remove a capability', make: ({ remove }) => remove('capabilities/radio/flags') },
  {
    what: 'remove a capability that an example, a preset and a default name',
    make: ({ remove }) => {
      remove('capabilities/light');
      remove('capabilities/radio/vhf');
    },
    wrong: [
      'platform.yaml:5:31  "vhf" is not a provider of the layer radio  [catalog/unknown-reference]',
      'platform.yaml:6:47  no capability belongs to the layer light  [catalog/unknown-reference]',
      'tug/examples/lit.yaml:3:1  "lamp" is not a provider of the layer light  [example/invalid]',
      'tug/template.yaml:7:24  no capability belongs to the layer "light"  [catalog/unknown-reference]',
    ],
  },
  {
    what: 'rename a capability',
    make: ({ move, write }) => {
      move('capabilities/radio/flags', 'capabilities/radio/pennants');
      write('capabilities/radio/pennants/capability.yaml', capability('radio', 'pennants'));
    },
  },
  {
    what: 'move a capability to another layer',
    make: ({ move, write }) => {
      move('capabilities/radio/flags', 'capabilities/light/flags');
      write('capabilities/light/flags/capability.yaml', capability('light', 'flags'));
    },
  },
  {
    what: 'change a capability, and not its version',
    make: ({ write }) => write('capabilities/radio/flags/slots/log.md', 'Signals.\n'),
    wrong: [
      'capabilities/radio/flags/capability.yaml:3:83  radio/flags is still 1.0.0, but its output changed with the defaults of ferry: README.md  [manifest/same-version]',
    ],
  },
  {
    what: 'mend a capability that was broken',
    before: { 'capabilities/radio/flags/capability.yaml': 'kind: Capability\n' },
    make: ({ write }) =>
      write('capabilities/radio/flags/capability.yaml', capability('radio', 'flags')),
  },
  {
    what: 'add a preset',
    make: ({ write }) =>
      write(
        'platform.yaml',
        platform(
          `${layers}  presets: { day: { title: Day, layers: { radio: flags } }, night: { title: Night, layers: { light: lamp } } }\n`,
        ),
      ),
  },
  { what: 'remove a preset', make: ({ write }) => write('platform.yaml', platform(layers)) },
  {
    what: 'rename a preset, and name what is not there',
    make: ({ write }) =>
      write(
        'platform.yaml',
        platform(`${layers}  presets: { dusk: { title: Dusk, layers: { light: torch } } }\n`),
      ),
    wrong: [
      'platform.yaml:6:52  "torch" is not a provider of the layer light  [catalog/unknown-reference]',
    ],
  },
  {
    what: 'change the default of a layer',
    make: ({ write }) =>
      write('platform.yaml', platform(`  layers: { radio: { default: flags } }\n${presets}`)),
  },
  {
    what: 'add a layer to the platform',
    make: ({ write }) =>
      write(
        'platform.yaml',
        platform(`  layers: { radio: { default: vhf }, light: { default: lamp } }\n${presets}`),
      ),
  },
  {
    what: 'allow fewer providers of a layer',
    make: ({ write }) =>
      write('platform.yaml', platform('  layers: { radio: { default: vhf, allowed: [vhf] } }\n')),
  },
  { what: 'remove the platform', make: ({ remove }) => remove('platform.yaml') },
  { what: 'change nothing', make: () => {} },
];

const ofVersions = /\[manifest\/(same|older)-version\]$/;

/** The catalog before was sound, so what is wrong with the one of now is wrong because of the change. */
describe('--since a commit finds what is wrong because of a change, and nothing else', () => {
  test.each(changes)('$what', async ({ make, before = {}, wrong = [] }) => {
    const at = bay(before);
    make(at);
    const [whole, since] = [await at.run(), await at.run('HEAD')];
    expect(since.filter((line) => !ofVersions.test(line))).toEqual(whole);
    expect(since).toEqual(wrong);
  });
});
