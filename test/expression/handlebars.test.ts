import fc from 'fast-check';
import Handlebars from 'handlebars';
import { expect, test } from 'vitest';
import { orThrow } from '../../src/errors/checked.ts';
import { parseTemplate } from '../../src/expression/parse.ts';
import { renderTemplate } from '../../src/expression/render.ts';

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
    { at: 'north', open: true, berths: ['n1', 'n2'] },
    { at: 'south', open: false, berths: [] },
  ],
};

const { output, text } = fc.letrec<{ output: string; text: string }>((tie) => {
  const scalar = fc.constantFrom('name', 'port', 'this.name', '@root.port');
  const any = fc.oneof(
    scalar,
    fc.constantFrom('zero', 'on', 'off', 'empty', 'crew', 'nobody', 'missing'),
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
    ),
    text: fc.array(tie('output') as fc.Arbitrary<string>, { maxLength: 5 }).map(whole),
  };
});

/**
 * Texts only: without escaping, Handlebars adds neighbouring numbers up (`{{port}}{{port}}` of 8080 is 16160).
 * Handlebars looks `name` up in the item at hand, this language in the root: it is written so that both agree.
 */
function forHandlebars(template: string): string {
  return template
    .replace(
      /(?<![.@\w])(name|port|zero|on|off|empty|crew|piers|nobody|missing)(?=[\s~}])/g,
      '@root.$1',
    )
    .replaceAll('this.name', '@root.name');
}

function forUs(template: string): string {
  return template.replaceAll('this.name', '@root.name');
}

test('what both understand comes out as Handlebars has it', () => {
  fc.assert(
    fc.property(text, (template) => {
      const ours = renderTemplate(orThrow(parseTemplate(forUs(template), { file: 'f' })), {
        names,
      });
      const theirs = Handlebars.compile(forHandlebars(template), { noEscape: true })(names);
      expect(ours).toBe(theirs);
    }),
    { numRuns: 1500 },
  );
  expect(output).toBeDefined();
});
