import { describe, expect, test } from 'vitest';
import { IdpError } from '../../src/shared/error.ts';
import { unwrap } from '../../src/shared/result.ts';
import { namesOfTemplate, slotsOfTemplate } from '../../src/templating/names.ts';
import { parseTemplate } from '../../src/templating/parse.ts';
import type { Partials } from '../../src/templating/partials.ts';
import { renderTemplate } from '../../src/templating/render.ts';
import { traceOffset } from '../../src/templating/trace.ts';
import { renderReference } from './reference.ts';
import { brief } from './run.ts';

const names = {
  name: 'orders',
  team: 'harbour',
  piers: [
    { at: 'north', ships: ['ada'] },
    { at: 'south', ships: ['bea', 'cora'] },
  ],
  flag: { name: 'jack' },
};

function partialsOf(texts: Readonly<Record<string, string>>): Partials {
  return new Map(
    Object.entries(texts).map(([name, text]) => [name, { name, file: `${name}.hbs`, text }]),
  );
}

function parse(text: string, partials: Readonly<Record<string, string>> = {}) {
  return unwrap(parseTemplate(text, { file: 'berth.hbs' }, partialsOf(partials)));
}

/** What is wrong, with its file: `file code line:column message`. */
function faultsOf(
  text: string,
  partials: Readonly<Record<string, string>> = {},
): readonly string[] {
  try {
    renderTemplate(parse(text, partials), { names });
    return [];
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    return error.diagnostics.map(
      (diagnostic) => `${diagnostic.location?.file} ${brief(diagnostic)}`,
    );
  }
}

describe('partials are those of Handlebars', () => {
  test.each<{
    readonly of: string;
    readonly text: string;
    readonly partials?: Readonly<Record<string, string>>;
    readonly output: string;
  }>([
    {
      of: 'what is around the call is known',
      text: 'a {{> owner}}',
      partials: { owner: '{{team}} owns {{name}}' },
      output: 'a harbour owns orders',
    },
    {
      of: 'arguments come before what is around',
      text: '{{> title name="x" size=(length piers)}}',
      partials: { title: '{{name}} {{size}} {{team}} {{@root.name}} {{../name}}' },
      output: 'x 2 harbour orders orders',
    },
    {
      of: 'a context',
      text: '{{> flag flag}}{{#each piers}} {{> pier}}{{/each}}',
      partials: { flag: '{{name}} {{this.name}}', pier: '{{at}}{{@index}}{{../name}}' },
      output: 'jack jack north0orders south1orders',
    },
    {
      of: 'a context with arguments',
      text: '{{> flag flag size=2}}',
      partials: { flag: '{{this.name}} {{this.size}} {{../team}}' },
      output: 'jack 2 harbour',
    },
    {
      of: 'alone on its line it indents every line',
      text: 'ships:\n  {{> ships}}\nend\n',
      partials: { ships: '{{#each piers}}\n- {{at}}\n\n{{/each}}\n' },
      output: 'ships:\n  - north\n  \n  - south\n  \nend\n',
    },
    {
      of: 'within a line it does not',
      text: 'x{{> two}}y\n',
      partials: { two: 'a\nb\n' },
      output: 'xa\nb\ny\n',
    },
    {
      of: 'the block of a call',
      text: '{{#> section title="Logs"}}\nSee {{name}}, {{title}}.\n{{/section}}\n',
      partials: { section: '## {{title}}\n{{> @partial-block}}\n' },
      output: '## Logs\nSee orders, Logs.\n',
    },
    {
      of: 'block parameters are known in the block of a call, and not in the partial',
      text: '{{#each piers as |pier|}}{{#> line}}{{pier.at}}{{../name}}{{/line}} {{/each}}',
      partials: { line: '({{> @partial-block}})' },
      output: '(northorders) (southorders) ',
    },
    {
      of: 'a call with a block of what there is not gives the block',
      text: '{{#> footer}}none{{/footer}}',
      output: 'none',
    },
    {
      of: 'an inline partial, known before its definition too',
      text: '{{> row}}{{#*inline "row"}}[{{name}}]{{/inline}}{{#each piers}}{{> row name=at}}{{/each}}',
      output: '[orders][north][south]',
    },
    {
      of: 'a layout takes the inline partials of its block',
      text: '{{#> layout}}{{#*inline "body"}}{{team}}{{/inline}}{{/layout}}',
      partials: { layout: '<{{> body}}{{#> foot}}.{{/foot}}>' },
      output: '<harbour.>',
    },
    {
      of: 'the block of a call within the block of a call',
      text: '{{#> box}}a{{#> box}}b{{/box}}{{/box}}',
      partials: { box: '({{> @partial-block}})' },
      output: '(a(b))',
    },
  ])('$of', ({ text, partials = {}, output }) => {
    expect(renderTemplate(parse(text, partials), { names })).toBe(output);
    expect(renderReference(text, { names, partials: partialsOf(partials) })).toBe(output);
  });
});

describe('what is wrong has the place where it is wrong', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      '{{> onwer}}',
      { owner: '' },
      ['berth.hbs skeleton/unknown-partial 1:5 there is no partial "onwer"'],
    ],
    [
      '{{> a}}',
      { a: 'x\n{{> b}}', b: '{{> a}}' },
      ['b.hbs skeleton/recursive-partial 1:5 a partial calls itself: a → b → a'],
    ],
    [
      '{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}',
      {},
      ['berth.hbs skeleton/recursive-partial 1:21 a partial calls itself: a → a'],
    ],
    [
      '{{> a}}',
      { a: 'x\n{{#if name}}' },
      ['a.hbs skeleton/syntax 2:1 the block #if is not closed by {{/if}}'],
    ],
    [
      '{{> a}}',
      { a: '\n {{uper name}}' },
      ['a.hbs skeleton/unknown-helper 2:4 "uper" is not a helper'],
    ],
    ['{{> a}}', { a: '\n {{nobody}}' }, ['a.hbs skeleton/absent-name 2:4 "nobody" is absent here']],
    [
      '{{> a}}',
      { a: '{{piers}}' },
      [
        'a.hbs skeleton/arguments 1:3 [{"at":"north","ships":["ada"]},{"at":"south","ships":["bea","cora"]}] is of type array and cannot be printed directly',
      ],
    ],
    ['{{> a nobody}}', { a: 'x' }, ['berth.hbs skeleton/absent-name 1:7 "nobody" is absent here']],
    [
      '{{> a name team}}',
      { a: 'x' },
      ['berth.hbs skeleton/arguments 1:5 a partial takes one context, not 2'],
    ],
    [
      '{{#*inline "row"}}{{name}}{{/inline}}{{#each piers}}{{> row}}{{/each}}',
      {},
      ['berth.hbs skeleton/absent-name 1:21 "name" is absent here'],
    ],
    [
      '{{#each piers as |pier|}}{{#*inline "row"}}{{pier.at}}{{/inline}}{{> row}}{{/each}}',
      {},
      [
        'berth.hbs skeleton/shadowed-name 1:46 "pier" of the block around an inline partial is not known inside it',
      ],
    ],
  ])('%s with %j', (text, partials, faults) => {
    expect(faultsOf(text, partials)).toEqual(faults);
  });

  test('partials that call each other twice are cut off before they fill the memory', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 15 }, (_, level) => [
        `p${level}`,
        `{{> p${level + 1}}}{{> p${level + 1}}}`,
      ]),
    );
    const [first] = faultsOf('{{> p0}}', { ...texts, p15: 'x' });
    expect(first).toMatch(/skeleton\/syntax 1:\d+ the partials here expand to too much$/);
  });
});

test('names and slots are met where a partial is called', () => {
  const partials = {
    ship: '{{title}} {{this.at}} {{team}} {{../name}}{{slot "crew"}}',
    row: '{{this.name}}',
  };
  const template = parse(
    '{{> ship title=flag.name}}{{#each piers}}{{> ship}}{{/each}}{{> row}}',
    partials,
  );
  expect(
    namesOfTemplate(template).map(({ path, location, within }) => [
      path.join('.'),
      location.file,
      within,
    ]),
  ).toEqual([
    ['flag.name', 'berth.hbs', undefined],
    ['at', 'ship.hbs', undefined],
    ['team', 'ship.hbs', undefined],
    ['name', 'ship.hbs', undefined],
    ['piers', 'berth.hbs', undefined],
    ['title', 'ship.hbs', ['piers']],
    ['team', 'ship.hbs', ['piers']],
    ['name', 'ship.hbs', undefined],
    ['name', 'row.hbs', undefined],
  ]);
  expect(slotsOfTemplate(template).map(({ slot }) => slot)).toEqual(['crew', 'crew']);
});

test('what a partial gives is traced to its own file and column', () => {
  const template = parse('a\n  {{> two}}\nb', { two: 'x\n y {{name}}\n' });
  const at = (offset: number) => traceOffset(template, { names }, offset);
  const output = renderTemplate(template, { names });
  expect(output).toBe('a\n  x\n   y orders\nb');
  expect(at(output.indexOf('x'))).toEqual({ kind: 'own', file: 'two.hbs', line: 1 });
  expect(at(output.indexOf('y'))).toEqual({ kind: 'own', file: 'two.hbs', line: 2, column: 2 });
  expect(at(output.indexOf('orders'))).toEqual({
    kind: 'own',
    file: 'two.hbs',
    line: 2,
    column: 6,
  });
  expect(at(output.indexOf('b'))).toEqual({ kind: 'own', file: 'berth.hbs', line: 3 });
});
