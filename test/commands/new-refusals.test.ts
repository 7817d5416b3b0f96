import { describe, expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';
import { pathsIn } from '../support/tree-text.ts';

type Case = readonly [name: string, args: readonly string[], err: string, extra?: Extra];

interface Extra {
  readonly environment?: Readonly<Record<string, string>>;
  readonly exit?: number;
  readonly catalog?: string;
  /** The text of `log.yaml`. */
  readonly file?: string;
}

const anna = ['new', 'vessel', 'anna'];
const log = [...anna, '--answers', 'log.yaml'];

const words: readonly Case[] = [
  [
    'an unknown kind',
    ['new', 'vesel', 'anna'],
    `no template in ../catalog creates a "vesel"  [catalog/unknown-kind]
   hint  did you mean vessel?
`,
  ],
  [
    'an unknown template',
    ['new', '--template', 'fery'],
    `"fery" is not a template in ../catalog  [catalog/unknown-template]
   hint  did you mean ferry?
`,
  ],
  [
    'a template that creates something else',
    ['new', 'tower', 'anna', '--template', 'ferry'],
    `ferry creates a vessel, not a tower  [catalog/unknown-kind]
   hint  run idp new vessel --template ferry
`,
  ],
  [
    'several templates for a kind',
    anna,
    `2 templates create a vessel: barge, tug  [usage/invalid]
   hint  choose one: --template barge
`,
    { catalog: 'several-of-one-kind' },
  ],
  [
    'no kind where there are several',
    ['new'],
    `missing KIND  [usage/invalid]
   hint  run idp new KIND NAME, where KIND is tower or vessel
`,
    { catalog: 'several-of-one-kind' },
  ],
  [
    'a broken template',
    ['new', '--template', 'leaky'],
    `../catalog/leaky/template.yaml:3:40  "ownr" is not a key of metadata  [manifest/unknown-key]
   3 | metadata: { name: leaky, title: Leaky, ownr: pilots, version: one }
     |                                        ^~~~
   hint  did you mean owner?
../catalog/leaky/template.yaml:3:63  metadata.version must be a semantic version such as 1.4.0  [manifest/value]
   3 | metadata: { name: leaky, title: Leaky, ownr: pilots, version: one }
     |                                                               ^~~
`,
    { catalog: 'one-broken-manifest', exit: 1 },
  ],
  [
    'a folder of templates that is not there',
    [...anna, '--catalog', 'nowhere'],
    `the catalog nowhere does not exist or cannot be read  [catalog/missing]
   hint  set the right one with --catalog DIR or IDP_CATALOG
`,
  ],
  [
    'a folder without templates',
    [...anna, '--catalog', '.'],
    `. contains no template  [catalog/empty]
   hint  a template is a folder with a template.yaml in it
`,
  ],
];

const layers: readonly Case[] = [
  [
    'two providers for one layer',
    [...anna, '--with', 'beacon=radar', '--with', 'beacon=lantern'],
    `the layer beacon has two providers: --with beacon=radar and --with beacon=lantern  [usage/invalid]
   hint  remove one of them
`,
  ],
  [
    'an unknown layer to take',
    [...anna, '--with', 'becon=radar'],
    `"becon" is not a layer in ../catalog  [catalog/unknown-layer]
   hint  did you mean beacon?
`,
  ],
  [
    'an unknown layer to leave out',
    [...anna, '--without', 'becon'],
    `"becon" is not a layer in ../catalog  [catalog/unknown-layer]
   hint  did you mean beacon?
`,
  ],
  [
    'a system that the platform does not allow',
    [...anna, '--with', 'beacon=flare'],
    `the platform does not allow flare for the layer beacon  [capability/not-allowed]
   hint  available: lantern, radar
`,
  ],
  [
    'a system for another runtime',
    [...anna, '--with', 'beacon=sonar'],
    `beacon/sonar does not fit ferry: it is for screw, not sail  [capability/does-not-fit]
   hint  available: lantern, radar
`,
  ],
  [
    'a layer that the template does not offer',
    [...anna, '--with', 'anchor=iron'],
    `ferry does not offer the layer anchor  [capability/not-offered]
   hint  available: beacon, logbook
`,
  ],
  [
    'a layer that another one needs',
    [...anna, '--with', 'logbook=paper', '--without', 'beacon'],
    `logbook/paper requires beacon, which is off  [capability/requires]
   hint  add --with beacon=PROVIDER, or switch it off with --without logbook
`,
  ],
  [
    'a layer without its provider',
    [...anna, '--with', 'beacon'],
    `--with expects LAYER=PROVIDER, got "beacon"  [usage/invalid]
   hint  the layer beacon has flare, lantern, radar, sonar: write --with beacon=flare
`,
  ],
  [
    'a layer both taken and left out',
    [...anna, '--with', 'beacon=radar', '--without', 'beacon'],
    `the layer beacon is switched both on and off  [usage/invalid]
   hint  remove --with beacon=radar or --without beacon
`,
  ],
];

const answers: readonly Case[] = [
  [
    'what is missing, with the flag for it',
    ['new', 'vessel'],
    `"name" has no answer: Name of the vessel  [answers/missing]
   hint  add --set name=order-service
`,
  ],
  [
    'an unknown parameter of --set',
    [...anna, '--set', 'deks=3'],
    `"deks" is not a parameter (--set deks)  [answers/unknown]
   hint  did you mean decks?
`,
  ],
  [
    'an unknown parameter of the environment',
    anna,
    `IDP_SET_DEKS does not name a parameter  [answers/unknown]
   hint  did you mean IDP_SET_DECKS?
`,
    { environment: { IDP_SET_DEKS: '3' } },
  ],
  [
    'an answer whose condition does not hold',
    [...anna, '--set', 'coal=3'],
    `"coal" (--set coal) does not apply: its condition (eq engine "steam") is false  [answers/not-applicable]
   hint  remove it, or change the answers that the condition depends on
`,
  ],
  [
    'two names',
    [...anna, '--set', 'name=berta'],
    `two different names: anna and --set name=berta  [usage/invalid]
   hint  remove one of them
`,
  ],
  [
    '--set without a value',
    [...anna, '--set', 'decks'],
    `--set decks has no value  [usage/invalid]
   hint  write --set decks=VALUE
`,
  ],
];

const files: readonly Case[] = [
  [
    'an answers file that is not there',
    [...anna, '--answers', 'nowhere.yaml'],
    `cannot read nowhere.yaml: no such file or directory  [files/io]
   hint  fix this and run the command again
`,
  ],
  [
    'an answers file that is no YAML',
    log,
    `log.yaml:2:1  Flow sequence in block collection must be sufficiently indented and end with a ]  [answers/file]
   2 |
     | ^
`,
    { file: 'decks: [\n' },
  ],
  [
    'an answers file that says something twice',
    log,
    `log.yaml:2:1  duplicate key "decks", first in line 1, column 1  [answers/file]
   2 | decks: 4
     | ^
   hint  remove one of them
`,
    { file: 'decks: 3\ndecks: 4\n' },
  ],
  [
    'an answers file that is a list',
    log,
    `log.yaml  is not a mapping of parameters to answers  [answers/file]
   hint  write a line such as name: orders
`,
    { file: '- anna\n' },
  ],
  [
    'an answers file that is empty',
    log,
    `log.yaml  is not a mapping of parameters to answers  [answers/file]
   hint  write a line such as name: orders
`,
    { file: '' },
  ],
  [
    'an answers file that would take all memory',
    log,
    `log.yaml:1:1  aliases expand to more than 100 times their text  [answers/file]
   1 | a: &a [1,1,1,1,1,1,1,1]
     | ^
`,
    {
      file: `a: &a [1,1,1,1,1,1,1,1]
b: &b [*a,*a,*a,*a,*a,*a,*a,*a]
c: &c [*b,*b,*b,*b,*b,*b,*b,*b]
d: [*c,*c,*c,*c,*c,*c,*c,*c]
`,
    },
  ],
  [
    'keys beside the answers of an example that it does not have',
    log,
    `log.yaml:2:8  with.0 must be layer=provider  [answers/file]
   2 | with: [beacon]
     |        ^~~~~~
log.yaml:3:1  "withot" is not a key of the manifest  [answers/file]
   3 | withot: [logbook]
     | ^~~~~~
   hint  did you mean without?
`,
    { file: 'answers: { captain: bligh }\nwith: [beacon]\nwithot: [logbook]\n' },
  ],
];

const tables = [
  ['words', words],
  ['layers', layers],
  ['answers', answers],
  ['answers files', files],
] as const;

describe.each(tables)('idp new refuses %s:', (_, cases) => {
  for (const [name, args, err, extra = {}] of cases) {
    const { catalog = 'template-and-layers', environment = {}, exit = 2, file } = extra;
    test(name, async () => {
      const { idp, work, write } = shellWith(catalog);
      if (file !== undefined) write('log.yaml', file);
      expect(await idp(args, { environment })).toEqual({ exit, out: '', err });
      expect(pathsIn(work)).toEqual(file === undefined ? [] : ['log.yaml']);
    });
  }
});

const notFolders = ['.git', 'a:b', 'CON', 'nul.txt', 'end.', '', ' '];

test.each(notFolders)('%j is no name of a folder', async (name) => {
  const { idp, work } = shellWith('several-of-one-kind');
  expect(await idp(['new', 'tower', name])).toEqual({
    exit: 2,
    out: '',
    err: `"${name}" cannot be the name of a folder  [answers/invalid]\n   hint  choose a folder with --out DIR\n`,
  });
  expect(pathsIn(work)).toEqual([]);
  expect(await idp(['new', 'tower', name, '--out', 'kept'])).toMatchObject({ exit: 0 });
});

test('every value that does not satisfy its parameter is reported at once', async () => {
  const { idp, work, write } = shellWith('template-and-layers');
  write('log.yaml', 'engine: sale\nnight: 3\n');
  const argv = ['new', 'vessel', 'Anna', '--set', 'decks=30', '--answers', 'log.yaml'];
  expect(await idp(argv, { environment: { IDP_SET_LUMEN: '1.5' } })).toEqual({
    exit: 2,
    out: '',
    err: `"decks" is 30 (--set decks), but must be at most 9  [answers/invalid]
"lumen" is 1.5 (IDP_SET_LUMEN), but must be a whole number  [answers/invalid]
"name" is "Anna" (NAME), but must be lower case letters, digits and hyphens, starting with a letter, at most 63, such as order-service  [answers/invalid]
   hint  did you mean anna?
log.yaml:1:1  "engine" is "sale" (log.yaml), but must be one of wind, steam  [answers/invalid]
   1 | engine: sale
     | ^~~~~~
log.yaml:2:1  "night" is 3 (log.yaml), but must be true or false  [answers/invalid]
   2 | night: 3
     | ^~~~~
`,
  });
  expect(pathsIn(work)).toEqual(['log.yaml']);
});
