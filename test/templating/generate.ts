import type { Mapping } from '../../src/shared/data/value.ts';
import type { PartialSource } from '../../src/templating/partials.ts';

/** What generated templates are rendered with. Numbers are texts: Handlebars adds neighbouring numbers up. */
export const harbour: Mapping = {
  name: 'orders',
  port: '8080',
  zero: 0,
  on: true,
  off: false,
  empty: '',
  crew: ['mate', 'cook'],
  nobody: [],
  piers: [
    { at: 'north', side: 'n', open: true, berths: ['n1', 'n2'], name: 'Old Pier', port: '1' },
    { at: 'south', side: 's', open: false, berths: [], name: 'New Pier', port: '2' },
  ],
  ships: { first: { name: 'Ada', crew: ['ann'] }, second: { name: 'Bob', crew: [] } },
  flag: { name: 'jack', mast: { port: '3', tall: true } },
  /** Some of these have a tide, and others have not. */
  hours: [{ side: 'dawn', tide: 'low' }, { side: 'noon' }, { side: 'dusk', tide: null }],
};

/** What can be printed, asked and gone through at a point of a template. */
interface Here {
  readonly prints: readonly string[];
  readonly lists: readonly string[];
  readonly depth: number;
  readonly partials: readonly string[];
  /** Whether the block of a call can be called. */
  readonly hasBlock: boolean;
}

export interface Generated {
  readonly text: string;
  readonly partials: ReadonlyMap<string, PartialSource>;
}

const rootPrints = ['name', 'port', '@root.name', '@root.port', 'flag.name', 'flag.mast.port'];
const rootLists = ['crew', 'nobody', 'piers', 'ships', '@root.piers', 'ships.first.crew'];

/** Fields that every item of a list has, by the last word of the list. */
const fields: Readonly<
  Record<string, { readonly prints: readonly string[]; readonly lists: readonly string[] }>
> = {
  crew: { prints: ['this', '.'], lists: [] },
  berths: { prints: ['this'], lists: [] },
  nobody: { prints: [], lists: [] },
  piers: {
    prints: ['at', 'side', 'this.at', './name', 'this.port'],
    lists: ['berths', 'this.berths'],
  },
  ships: { prints: ['this.name'], lists: ['this.crew'] },
  flag: { prints: ['this.name'], lists: [] },
  mast: { prints: ['this.port', './port'], lists: [] },
  hours: { prints: ['side'], lists: [] },
};

/** One of several choices. */
export type Draw = <T>(choices: readonly T[]) => T;

/** Draws the same for the same seed. Source: mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function drawWith(seed: number): Draw {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (choices) => {
    const [first] = choices;
    if (first === undefined) throw new Error('there is nothing to choose from');
    return choices[Math.floor(next() * choices.length)] ?? first;
  };
}

/** A text with partials, most of which render, and all of which the grammar of Handlebars takes. */
export function generateTemplate(draw: Draw): Generated {
  const root: Here = {
    prints: rootPrints,
    lists: rootLists,
    depth: 0,
    partials: [],
    hasBlock: false,
  };
  const line = textOf(draw, { ...root, depth: 2, prints: [...rootPrints, 'title', 'this.title'] });
  const frame = textOf(draw, { ...root, depth: 2, partials: ['line'], hasBlock: true });
  const berth = textOf(draw, {
    ...root,
    depth: 2,
    prints: ['this.at', 'side', 'name', '@root.port'],
  });
  const sources = { line, frame, berth };
  const partials = new Map(
    Object.entries(sources).map(([name, text]) => [name, { name, file: `${name}.hbs`, text }]),
  );
  const text = textOf(draw, { ...root, partials: ['line', 'frame', 'berth'] });
  return { text, partials };
}

function textOf(draw: Draw, here: Here): string {
  const count = draw([0, 1, 2, 3, 4]);
  return Array.from({ length: count }, () => piece(draw, here)).join('');
}

const plain = [
  'a',
  ' ',
  '\n',
  '\n  ',
  '\r\n',
  'x: y\n',
  ' } ',
  '"',
  '<b>&',
  '$ ',
  '\\n',
  '${{ x }}',
  ' }} ',
  '\t\n',
];
const leaf = ['text', 'text', 'print', 'print', 'call', 'aside'] as const;
const branch = [
  ...leaf,
  'if',
  'if',
  'chain',
  'each',
  'each',
  'with',
  'partial',
  'partial',
  'inline',
] as const;

function piece(draw: Draw, here: Here): string {
  const inside = { ...here, depth: here.depth + 1 };
  switch (draw<(typeof branch)[number]>(here.depth >= 3 ? leaf : branch)) {
    case 'text':
      return draw(plain);
    case 'aside':
      return draw([
        ...[
          '\\{{ $value }}',
          '{{!-- aside --}}',
          '{{! aside }}',
          '{{!-- aside {{x}} --}}\n',
          '\n  {{! x }}\n',
        ],
        ...[
          '{{{{raw}}}} {{name}} ${{ x }}{{{{/raw}}}}',
          '{{{{raw}}}}\n{{/if}}\n{{{{/raw}}}}\n',
          '\\\\{{name}}',
        ],
      ]);
    case 'print': {
      const print = draw(here.prints.length > 0 ? here.prints : ['@root.name']);
      return draw([
        `{{${print}}}`,
        `{{{${print}}}}`,
        `{{& ${print}}}`,
        `{{~${print}}}`,
        `{{ ${print} ~}}`,
      ]);
    }
    case 'call':
      return `'{{${call(draw, here)}}}`;
    case 'if':
      return ifBlock(draw, inside);
    case 'chain':
      return chain(draw, inside);
    case 'each':
      return each(draw, inside);
    case 'with':
      return withBlock(draw, inside);
    case 'partial':
      return partial(draw, inside);
    case 'inline':
      return inline(draw, inside);
  }
}

function call(draw: Draw, { prints }: Here): string {
  const value = draw(prints.length > 0 ? prints : ['@root.name']);
  return draw([
    ...[
      `upper ${value}`,
      `kebab (replace ${value} "o" "0")`,
      `default missing ${value}`,
      `json ${value}`,
    ],
    ...[
      `join @root.crew ", "`,
      `lookup @root.flag "name"`,
      `first @root.crew`,
      `eq ${value} "orders"`,
    ],
  ]);
}

function test(draw: Draw, { prints, lists }: Here): string {
  const value = draw(['on', 'off', 'empty', 'zero', 'missing', ...prints, ...lists]);
  return draw([value, value, `(eq ${value} "orders")`, `(not ${value})`, `(and on ${value})`]);
}

/** A tag as it may stand: within its line, alone on it, indented, or taking space away. */
function tag(draw: Draw, inside: string): string {
  return draw([
    `{{${inside}}}`,
    `{{${inside}}}\n`,
    `\n{{${inside}}}\n`,
    `\n  {{${inside}}}\n`,
    `{{~${inside}}}`,
    `{{${inside}~}}\n `,
  ]);
}

function ifBlock(draw: Draw, here: Here): string {
  const block = draw(['if', 'unless']);
  const zero = draw(['', '', '', ' includeZero=true']);
  const otherwise = draw([true, false]) ? tag(draw, draw(['else', '^'])) + textOf(draw, here) : '';
  const open = draw(['#', '#', '#', '^']);
  return `${tag(draw, `${open}${block} ${test(draw, here)}${zero}`)}${textOf(draw, here)}${otherwise}${tag(draw, `/${block}`)}`;
}

function chain(draw: Draw, here: Here): string {
  const links = Array.from(
    { length: draw([1, 2]) },
    () => `${tag(draw, `else ${draw(['if', 'unless'])} ${test(draw, here)}`)}${textOf(draw, here)}`,
  ).join('');
  const last = draw([true, false]) ? `${tag(draw, 'else')}${textOf(draw, here)}` : '';
  return `${tag(draw, `#if ${test(draw, here)}`)}${textOf(draw, here)}${links}${last}${tag(draw, '/if')}`;
}

function each(draw: Draw, here: Here): string {
  const over = draw(here.lists.length > 0 ? here.lists : ['@root.crew']);
  const of = fields[over.split('.').at(-1) ?? ''] ?? { prints: [], lists: [] };
  const as = draw(['', '', ' as |one|', ' as |one at|', ' as |name|']);
  const isText = /crew$|berths$/.test(over);
  const around = withoutItem(here.prints).filter((one) => as !== ' as |name|' || one !== 'name');
  const local = as === ' as |name|' && isText ? ['name'] : [];
  const hasName = here.depth === 1 || here.prints.includes('this.name');
  const outer = hasName && draw([false, false, true]) ? ['../name'] : [];
  const inside: Here = {
    ...here,
    prints: [...around, ...of.prints, ...local, ...outer],
    lists: [...here.lists.filter((one) => rootLists.includes(one)), ...of.lists],
  };
  const item = draw(['', '', '#{{@index}}#', '{{#if @last}}.{{else}},{{/if}}', '{{@key}}']);
  const none = draw([true, false]) ? `${tag(draw, 'else')}${textOf(draw, here)}` : '';
  return `${tag(draw, `#each ${over}${as}`)}${textOf(draw, inside)}${item}${none}${tag(draw, '/each')}`;
}

function withBlock(draw: Draw, here: Here): string {
  const over = draw(['@root.flag', '@root.flag.mast', 'missing', 'zero', 'empty']);
  const of = fields[over.split('.').at(-1) ?? ''] ?? { prints: [], lists: [] };
  const prints = over === 'zero' ? ['@root.name'] : [...withoutItem(here.prints), ...of.prints];
  const inside = { ...here, prints, depth: over === 'zero' ? 3 : here.depth };
  const none = draw([true, false]) ? `${tag(draw, 'else')}${textOf(draw, here)}` : '';
  return `${tag(draw, `#with ${over}`)}${textOf(draw, inside)}${none}${tag(draw, '/with')}`;
}

function withoutItem(prints: readonly string[]): readonly string[] {
  return prints.filter((one) => !/^(this|\.)/.test(one) && one !== 'title');
}

function partial(draw: Draw, here: Here): string {
  if (here.hasBlock && draw([true, true, false]))
    return tag(draw, `> @partial-block${draw(['', '', ' title="T"', ' @root.flag'])}`);
  const name = draw([...here.partials, 'none']);
  const title = `title=${draw(['"T"', 'on', '@root.name', '(upper @root.port)'])}`;
  if (name === 'line') return tag(draw, `> line ${draw(['', '', '@root.flag '])}${title}`);
  if (name === 'berth') {
    const into = draw(['each @root.piers', 'each @root.piers as |name|', 'with @root.piers.[0]']);
    return `${tag(draw, `#${into}`)}${tag(draw, '> berth')}{{/${into.split(' ')[0]}}}`;
  }
  const inside = { ...here, prints: [...here.prints, ...(name === 'frame' ? ['title'] : [])] };
  const args = name === 'frame' ? title : draw(['', ' x="1"']);
  return `${tag(draw, `#> ${name} ${args}`)}${textOf(draw, inside)}${tag(draw, `/${name}`)}`;
}

/** An inline partial and what calls it, in either order, outside and inside of a block. */
function inline(draw: Draw, here: Here): string {
  const prints = ['@root.name', 'tag', 'this.tag', '@root.port'];
  const body = textOf(draw, { ...here, prints, lists: ['@root.crew'], depth: 3 });
  const define = `${tag(draw, '#*inline "row"')}${body}${tag(draw, '/inline')}`;
  const callIt = tag(draw, '> row tag="t"');
  const block = draw(['each @root.piers', 'each @root.crew', 'if on', 'with @root.flag']);
  const inBlock = `${tag(draw, `#${block}`)}${callIt}{{/${block.split(' ')[0]}}}`;
  return draw([define + callIt, callIt + define, define + inBlock, inBlock + define]);
}
