import { describe, expect, test } from 'vitest';
import { render } from './run.ts';

const names = {
  name: 'orders',
  port: 8080,
  on: true,
  off: false,
  empty: '',
  crew: ['mate', 'cook'],
  nobody: [],
  platform: {
    domain: 'harbour.example',
    piers: [
      { at: 'north', berths: [1, 2] },
      { at: 'south', berths: [] },
    ],
  },
};

describe('a text is rendered literally', () => {
  test.each([
    ['', ''],
    ['<b>{{name}}</b> & {{port}}', '<b>orders</b> & 8080'],
    ['{{off}} {{on}}', 'false true'],
    ['{{"a literal"}} {{4}}', 'a literal 4'],
    ['{{{name}}} {{&name}} {{{ upper name }}}', 'orders orders ORDERS'],
    ['{{{{raw}}}}{{name}} ${{ x }}{{{{/raw}}}}', '{{name}} ${{ x }}'],
    ['{{empty}}|', '|'],
    ['a {{~name~}} b', 'aordersb'],
    ['{{platform.domain}}', 'harbour.example'],
    ['{{@root.name}}', 'orders'],
    ['{{this.name}}', 'orders'],
    ['{{crew.[1]}}', 'cook'],
    ['{{!-- {{name}} --}}x{{! y }}', 'x'],
    ['{{#if on}}yes{{else}}no{{/if}}', 'yes'],
    ['{{#if nobody}}yes{{else}}no{{/if}}', 'no'],
    ['{{#if missing}}yes{{else if port}}port{{else}}no{{/if}}', 'port'],
    ['{{#unless empty}}none{{/unless}}', 'none'],
    ['{{#if on}}\n  one\n{{/if}}\ntwo\n', '  one\ntwo\n'],
    ['{{#each crew}}{{@index}}:{{this}}{{#unless @last}}, {{/unless}}{{/each}}', '0:mate, 1:cook'],
    ['{{#each crew as |one at|}}{{at}}{{one}}@{{name}} {{/each}}', '0mate@orders 1cook@orders '],
    ['{{#each nobody}}x{{else}}nobody{{/each}}', 'nobody'],
    [
      '{{#each platform.piers}}{{this.at}}({{#each this.berths}}{{../this.at}}{{this}}{{/each}}){{/each}}',
      'north(north1north2)south()',
    ],
    ['{{#each platform.piers as |pier|}}{{pier.at}} {{/each}}', 'north south '],
    ['{{#with platform}}{{this.domain}}{{/with}}', 'harbour.example'],
    ['{{#each platform}}{{@key}} {{/each}}', 'domain piers '],
    ['{{#each crew}}{{#if @first}}first {{/if}}{{name}} {{/each}}', 'first orders orders '],
  ])('%j', (text, output) => {
    expect(render(text, names)).toBe(output);
  });
});

describe('braces of others come out', () => {
  test.each([
    ['${{ github.ref }}', '${{ github.ref }}'],
    ['$${{ a }}', '$${{ a }}'],
    ['\\{{ $labels.pod | title }}', '{{ $labels.pod | title }}'],
    ['\\{{ a }}{{name}}\\{{ b }}', '{{ a }}orders{{ b }}'],
    ['"${{ hashFiles(\'{{name}}/**\') }}"', '"${{ hashFiles(\'orders/**\') }}"'],
    ['{{json "${{ a }}"}}', '"${{ a }}"'],
    ['\\\\{{name}}', '\\orders'],
    ['{{#if on}}${{ a }}{{/if}}', '${{ a }}'],
    ['} }} { ${ }', '} }} { ${ }'],
  ])('%j', (text, output) => {
    expect(render(text, names)).toBe(output);
  });
});

describe('what cannot be printed stops', () => {
  test.each([
    ['{{missing}}', '"missing" is absent here'],
    ['{{platform.missing}}', '"platform.missing" is absent here'],
    ['{{crew}}', 'is of type array and cannot be printed directly'],
    ['{{platform}}', 'is of type object and cannot be printed directly'],
    ['{{#each name}}x{{/each}}', 'each needs a list, not "orders"'],
    ['{{first nobody}}', 'this is absent here'],
  ])('%s', (text, message) => {
    expect(() => render(text, names)).toThrow(message);
  });
});

describe('slots', () => {
  const slots = new Map([['plugins', ['one()\ntwo()\n', '\n  three()\n']]]);

  test.each([
    [
      'a slot alone on its line indents what it takes',
      'a\n  {{slot "plugins"}}\nb\n',
      'a\n  one()\n  two()\n\n    three()\nb\n',
    ],
    ['its line vanishes if nothing is taken', 'a\n  {{slot "others"}}\nb\n', 'a\nb\n'],
    ['at the end of a text', 'a\n{{slot "plugins"}}', 'a\none()\ntwo()\n\n  three()\n'],
    ['within a line it is what it is', 'a({{slot "others"}})\n', 'a()\n'],
    ['two, one below the other', '{{slot "others"}}\n{{slot "others"}}\nb\n', 'b\n'],
    ['in a block', '{{#if on}}\n{{slot "others"}}\n{{/if}}\nb\n', 'b\n'],
  ])('%s', (_, text, output) => {
    expect(render(text, names, slots)).toBe(output);
  });
});
