import type { Case, Seeds } from './case.ts';
import type { Chance } from './chance.ts';
import { globs, nasty, ofManifests, ofSkeletons, ofYaml, patterns } from './words.ts';

/** A way to make a case; `weight` is how often, among all. */
export interface Way {
  readonly name: string;
  readonly weight: number;
  readonly make: (chance: Chance, seeds: Seeds) => Case;
}

const manifestWith = (spec: string, head = 'name: berth') => `apiVersion: idp/v1
kind: Template
metadata: { ${head}, title: Berth, owner: pilots, version: 1.0.0 }
spec:
  creates: berth
  parameters:
    name: { type: string, format: dns-label }
    tags: { type: array, items: { type: string }, default: [a, b] }
${spec}`;

const plain: Case = {
  template: manifestWith(''),
  capability: undefined,
  platform: undefined,
  example: 'answers: { name: quay }\n',
  path: 'README.md.hbs',
  skeleton: '# {{name}} {{join tags ", "}}\n',
};

const mess = (
  { below, pick, times }: Chance,
  words: readonly [string, ...string[]],
  most: number,
) => times(below(most), () => (below(8) === 0 ? pick(nasty) : pick(words))).join('');

const bytes = ({ below, times }: Chance, most: number) =>
  Buffer.from(times(below(most), () => below(256))).toString('latin1');

/** A text with some of it cut, put in, doubled or moved. */
function damage(text: string, chance: Chance, words: readonly [string, ...string[]]): string {
  const { below, pick } = chance;
  const at = below(text.length + 1);
  const length = below(40);
  const part = text.slice(at, at + length);
  const other = below(text.length + 1);
  switch (below(6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + pick(words) + text.slice(at);
    case 2:
      return text.slice(0, at) + part + text.slice(at);
    case 3:
      return text.slice(0, other) + part + text.slice(other);
    case 4:
      return text.slice(0, at) + pick(nasty) + text.slice(at + below(3));
    default:
      return text.replaceAll(part === '' ? 'x' : part.slice(0, 3), pick(words));
  }
}

const damaged = (text: string, chance: Chance, words: readonly [string, ...string[]]) =>
  chance
    .times(1 + chance.below(4), () => 0)
    .reduce<string>((one) => damage(one, chance, words), text);

const tokens = [...ofManifests, ...ofYaml, ...ofSkeletons] as [string, ...string[]];

/** A value of YAML of any shape, deep now and then. */
function anyValue(chance: Chance, depth: number): string {
  const { below, pick, times } = chance;
  const inside = () => anyValue(chance, depth - 1);
  if (depth <= 0 || below(3) === 0)
    return JSON.stringify(
      pick([pick(nasty), pick(ofManifests), pick(ofSkeletons), String(below(99))]),
    );
  if (below(2) === 0) return `[${times(below(4), inside).join(', ')}]`;
  return `{ ${times(below(4), () => `${JSON.stringify(pick(tokens))}: ${inside()}`).join(', ')} }`;
}

const bare = (chance: Chance) =>
  chance.pick([
    '1',
    '-1',
    '1e999',
    '.nan',
    'true',
    'null',
    '"x"',
    '[]',
    '{}',
    '9007199254740993',
    '""',
  ]);

function anyParameter(chance: Chance): string {
  const { below, pick, times } = chance;
  const keys = [
    'format',
    'enum',
    'default',
    'minimum',
    'maximum',
    'minLength',
    'maxLength',
    'when',
  ] as const;
  const type = pick(['string', 'integer', 'number', 'boolean', 'array', '__proto__']);
  const items = type === 'array' ? ', items: { type: string }' : '';
  const more = times(below(5), () => {
    const value = below(2) === 0 ? bare(chance) : anyValue(chance, 2);
    return `, ${keys[below(keys.length)]}: ${value}`;
  });
  return `{ type: ${type}${items}${more.join('')} }`;
}

export const ways: readonly Way[] = [
  {
    name: 'bytes in a manifest',
    weight: 6,
    make: (chance) => ({ ...plain, template: bytes(chance, 400) }),
  },
  {
    name: 'bytes in a skeleton',
    weight: 6,
    make: (chance) => ({ ...plain, skeleton: bytes(chance, 400) }),
  },
  {
    name: 'bytes in an example',
    weight: 3,
    make: (chance) => ({ ...plain, example: bytes(chance, 200) }),
  },
  {
    name: 'words of YAML',
    weight: 10,
    make: (chance) => ({ ...plain, template: mess(chance, tokens, 60) }),
  },
  {
    name: 'words of YAML below a sound head',
    weight: 12,
    make: (chance) => ({ ...plain, template: `${manifestWith('')}${mess(chance, tokens, 30)}` }),
  },
  {
    name: 'values of any shape',
    weight: 12,
    make: (chance) => {
      const key = chance.pick([
        'layers',
        'files',
        'hooks',
        'checks',
        'why',
        'next',
        'changes',
        'migrations',
        'runtime',
      ]);
      return { ...plain, template: manifestWith(`  ${key}: ${anyValue(chance, 4)}\n`) };
    },
  },
  {
    name: 'parameters of any shape',
    weight: 14,
    make: (chance) => {
      const names = ['size', 'name', '__proto__', 'constructor', 'toString'] as [
        string,
        ...string[],
      ];
      const name = chance.pick(names);
      const spec = `    ${name}: ${anyParameter(chance)}\n`;
      return { ...plain, template: manifestWith(spec), skeleton: `{{name}} {{${name}}}\n` };
    },
  },
  {
    name: 'a skeleton of words',
    weight: 25,
    make: (chance) => ({ ...plain, skeleton: mess(chance, ofSkeletons, 40) }),
  },
  {
    name: 'a path of words',
    weight: 6,
    make: (chance) => ({ ...plain, path: mess(chance, ofSkeletons, 10).replaceAll('\n', '') }),
  },
  {
    name: 'expressions of words',
    weight: 12,
    make: (chance) => {
      const text = () => JSON.stringify(mess(chance, ofSkeletons, 10));
      const spec = `    size: { type: string, when: ${text()}, default: ${text()} }
  files: [{ path: "**", when: ${text()} }]
  hooks: [{ title: ${text()}, run: [${text()}], when: ${text()} }]
  next: { start: ${text()} }\n`;
      return { ...plain, template: manifestWith(spec) };
    },
  },
  {
    name: 'a real manifest damaged',
    weight: 20,
    make: (chance, { manifests }) => ({
      ...plain,
      template: damaged(chance.pick(manifests), chance, tokens),
    }),
  },
  {
    name: 'a real capability damaged',
    weight: 8,
    make: (chance, { capabilities }) => ({
      ...plain,
      template: manifestWith('  layers: { ci: { default: woodpecker } }\n'),
      capability: damaged(chance.pick(capabilities), chance, tokens),
    }),
  },
  {
    name: 'a real platform damaged',
    weight: 6,
    make: (chance, { platforms }) => ({
      ...plain,
      platform: damaged(chance.pick(platforms), chance, tokens),
    }),
  },
  {
    name: 'a real skeleton damaged',
    weight: 20,
    make: (chance, { skeletons }) => ({
      ...plain,
      skeleton: damaged(chance.pick(skeletons), chance, ofSkeletons),
    }),
  },
  {
    name: 'an example damaged',
    weight: 6,
    make: (chance, { examples }) => ({
      ...plain,
      example: damaged(chance.pick(examples), chance, tokens),
    }),
  },
  {
    name: 'patterns that take for ever',
    weight: 8,
    make: (chance) => {
      const pattern = JSON.stringify(chance.pick(patterns));
      const value = JSON.stringify('a'.repeat(chance.below(60)) + chance.pick(['!', '', 'b', '1']));
      const spec = `    size: { type: string, pattern: ${pattern}, default: ${value}, infer: [{ file: f, pattern: ${pattern} }] }\n`;
      return { ...plain, template: manifestWith(spec), skeleton: '{{name}} {{size}}\n' };
    },
  },
  {
    name: 'globs that grow',
    weight: 8,
    make: (chance) => {
      const glob = () => JSON.stringify(chance.pick(globs));
      const spec = `  files: [{ path: ${glob()}, once: true }]
  why: { ${glob()}: Because. }
  hooks: [{ title: a, run: [a], onChange: [${glob()}] }]\n`;
      return {
        ...plain,
        template: manifestWith(spec),
        path: `${'a'.repeat(1 + chance.below(60))}.hbs`,
      };
    },
  },
  {
    name: 'a thousand times the same in a skeleton',
    weight: 3,
    make: (chance) => {
      const count = 1000 + chance.below(200);
      const one = chance.pick(ofSkeletons) + chance.pick(ofSkeletons);
      return { ...plain, skeleton: one.repeat(count) };
    },
  },
  {
    name: 'a thousand times the same in a manifest',
    weight: 3,
    make: (chance) => {
      const one = chance.pick(ofYaml) + chance.pick(tokens);
      const head = chance.below(2) === 0 ? '' : manifestWith('  why:\n');
      return { ...plain, template: head + one.repeat(1000 + chance.below(200)) };
    },
  },
  {
    name: 'very long lines',
    weight: 1,
    make: (chance) => {
      const long = (chance.pick(nasty) + chance.pick(tokens)).repeat(10_000);
      return chance.below(2) === 0
        ? { ...plain, skeleton: `{{name}}${long}` }
        : { ...plain, template: manifestWith(`  next: { start: ${JSON.stringify(long)} }\n`) };
    },
  },
  {
    name: 'deep nesting',
    weight: 2,
    make: (chance) => {
      const depth = 50 + chance.below(2000);
      const [open, close] = chance.pick([
        ['{{#if name}}', '{{/if}}'],
        ['{{#each tags}}', '{{/each}}'],
        ['{{#if name}}a{{else}}', '{{/if}}'],
        ['{{#if (not ', 'name)}}{{/if}}'],
        ['(', ')'],
      ] as [readonly [string, string], ...(readonly [string, string])[]]);
      const nested = open.repeat(depth) + close.repeat(chance.below(2) === 0 ? depth : depth - 1);
      const flow = chance.pick(['[', '{ a: ', '- ', '? ', '&a [*a, ']).repeat(depth);
      return chance.below(2) === 0
        ? { ...plain, skeleton: nested }
        : { ...plain, template: manifestWith(`  facts: ${flow}\n`) };
    },
  },
];
