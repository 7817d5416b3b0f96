import fc from 'fast-check';
import Handlebars from 'handlebars';
import { expect, test } from 'vitest';
import { IdpError } from '../../src/shared/error.ts';
import { unwrap } from '../../src/shared/result.ts';
import { parseTemplate } from '../../src/templating/parse.ts';
import { renderTemplate } from '../../src/templating/render.ts';

const names = {
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
  flag: { name: 'jack', mast: { port: '3', zero: null } },
  ports: [{ default: 80 }],
  /** Some of these have a tide, and others have not. */
  hours: [{ side: 'dawn', tide: 'low' }, { side: 'noon' }, { side: 'dusk', tide: null }],
};

const { output, text } = fc.letrec<{ output: string; text: string }>((tie) => {
  const scalar = fc.constantFrom(
    'name',
    'port',
    'side',
    'tide',
    'one',
    'this.name',
    './port',
    '../name',
    '../side',
    '../../name',
    '@root.port',
    '@root.name',
    'flag.name',
  );
  const any = fc.oneof(
    scalar,
    fc.constantFrom('zero', 'on', 'off', 'empty', 'crew', 'nobody', 'missing', 'open', 'berths'),
  );
  const open = fc.constantFrom('{{', '{{~');
  const close = fc.constantFrom('}}', '~}}');
  const braces = fc.tuple(open, scalar, close).map((parts) => parts.join(''));
  const plain = fc.constantFrom(
    'a',
    ' ',
    '\n',
    '\n  ',
    '\r\n',
    'x: y',
    ' } ',
    '"',
    '<b>',
    '$ ',
    '\\n',
  );
  const test = fc.tuple(fc.constantFrom('if', 'unless'), any, tie('text'), tie('text'));
  const whole = (parts: readonly string[]) => parts.join('');
  return {
    output: fc.oneof(
      { weight: 6, arbitrary: plain },
      { weight: 3, arbitrary: braces },
      fc.constantFrom('\\{{ $value }}', '{{!-- aside --}}', '{{! aside }}', '{{!-- aside --}}\n'),
      test.map(
        ([block, value, yes, no]) => `{{#${block} ${value}}}${yes}{{else}}${no}{{/${block}}}`,
      ),
      test.map(([block, value, yes]) => `{{#${block} ${value}}}\n${yes}\n{{/${block}}}\n`),
      tie('text').map(
        (inner) => `{{#each crew as |one at|}}${inner}{{one}} {{at}} {{@index}}{{/each}}`,
      ),
      tie('text').map(
        (inner) => `{{#each crew}}\n${inner}{{this}}{{#if @last}}.{{/if}}\n{{/each}}\n`,
      ),
      fc.constant(
        '{{#each piers}}{{this.at}}{{#each this.berths}}{{../this.at}}{{this}}{{/each}}{{/each}}',
      ),
      fc.constant('{{#each nobody}}x{{else}}none{{/each}}'),
      fc
        .tuple(
          fc.constantFrom('each', 'each', 'with'),
          fc.constantFrom('piers', 'ships', 'hours', 'flag', 'crew', 'berths', 'mast', '../piers'),
          fc.constantFrom('', ' as |one|', ' as |name|'),
          tie('text'),
          tie('text'),
        )
        .map(
          ([block, over, as, inner, none]) =>
            `{{#${block} ${over}${as}}}${inner}{{else}}${none}{{/${block}}}`,
        ),
    ),
    text: fc.array(tie('output') as fc.Arbitrary<string>, { maxLength: 5 }).map(whole),
  };
});

/** What comes out, or that an error is reported. */
function renderOurs(template: string): string | undefined {
  try {
    return renderTemplate(unwrap(parseTemplate(template, { file: 'f' })), { names });
  } catch (error) {
    if (error instanceof IdpError) return undefined;
    throw error;
  }
}

/** Texts only: without escaping, Handlebars adds neighbouring numbers up (`{{port}}{{port}}` of 8080 is 16160). */
function renderTheirs(template: string): string {
  return Handlebars.compile(template, { noEscape: true, compat: true })(names, {
    allowProtoMethodsByDefault: false,
    allowProtoPropertiesByDefault: false,
  });
}

test('what comes out is what Handlebars has with compat, or an error is reported', () => {
  let rendered = 0;
  let all = 0;
  fc.assert(
    fc.property(text, (template) => {
      const ours = renderOurs(template);
      all += 1;
      if (ours === undefined) return;
      rendered += 1;
      expect(ours).toBe(renderTheirs(template));
    }),
    { numRuns: 3000 },
  );
  expect(output).toBeDefined();
  expect(rendered / all).toBeGreaterThan(0.4);
});

test.each([
  ['a field comes before the parameter', '{{#each piers}}{{name}} {{/each}}', 'Old Pier New Pier '],
  ['what no item has is the parameter', '{{#each crew}}{{name}} {{/each}}', 'orders orders '],
  [
    'the item around it comes next',
    '{{#each piers}}{{#each berths}}{{at}} {{/each}}{{/each}}',
    'north north ',
  ],
  [
    'a block parameter comes first of all',
    '{{#each crew as |name|}}{{#with @root.flag}}{{name}} {{/with}}{{/each}}',
    'mate cook ',
  ],
  ['an item by its root', '{{#each piers}}{{@root.name}} {{/each}}', 'orders orders '],
  [
    'one level out is that item alone',
    '{{#each piers}}{{#each berths}}{{../port}} {{/each}}{{/each}}',
    '1 1 ',
  ],
  [
    'a field that is null is looked for further out',
    '{{#with flag}}{{#with mast}}{{port}}{{/with}}{{/with}}',
    '3',
  ],
])('%s', (_, template, expected) => {
  expect(renderOurs(template)).toBe(expected);
  expect(renderTheirs(template)).toBe(expected);
});

test.each([
  ['some items have it', '{{#each hours}}{{tide}}{{/each}}'],
  ['some items have it, and it is only asked for', '{{#each hours}}{{#if tide}}x{{/if}}{{/each}}'],
  ['it is the name of a helper', '{{#each ports}}{{default}}{{/each}}'],
  ['the one item says that there is none', '{{#with flag.mast}}{{#if zero}}x{{/if}}{{/with}}'],
])('a bare name is an error where %s', (_, template) => {
  expect(renderOurs(template)).toBeUndefined();
});
