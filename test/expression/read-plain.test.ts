import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplate, parseWhole } from '../../src/expression/parse.ts';
import { readPlain } from '../../src/expression/read-plain.ts';

const origin = { file: 'mast.txt.hbs', line: 3, column: 7 };

describe('a text that is cut at its braces', () => {
  it.each([
    '{{sail}}',
    'a {{sail}} b {{kebab sail}}\n{{ upper "x}" }}',
    'first\n  second {{sail}}\r\n\tthird {{add 1 2}}{{sail}}\n',
    '${{ github.ref }} {{sail}} $${{x}} {{sail}}${{y}}',
    '  {{slot "deck"}}\n{{slot "keel"}} {{sail}}\n {{slot "bow"}}',
    'inline {{slot "deck"}} and\n{{slot "deck"}}',
    '{{sail}}}',
    '{{ (upper sail) }} {{default sail "none"}} {{json "a\'b"}}',
    '{{upper sail colour="red"}} {{nosuch sail}} {{kebab}}',
    '{{@index}} {{../sail}} {{this}} {{sail.[0]}}',
    'a \\{{ b }} \\{{sail}} {{sail}}\\{{\n${{ c }}{{sail}}\n\\{{',
    '{{#if sail}}x{{/if}}',
    'a\n  {{#if (eq sail "red")}}  \n  b\n\n  {{else}}\t\r\n c\n{{/if}}\nd',
    '{{#each ships as |ship index|}}\n- {{ship}}\n{{/each}}\n{{#with sail}}{{.}}{{/with}}',
    '{{#each ships as |ship|}}\n- {{upper ship}}\n{{/each}}\n',
    '{{#unless sail}}\n{{#if keel}}\n  {{slot "deck"}}\n{{/if}}\n{{/unless}}',
    ' \n{{#if sail}}\n{{/if}} {{#unless sail}}{{else}}{{/unless}}\n \n',
    '{{#if nosuch arguments}}{{/if}}{{#if (kebab)}}{{else}}{{nosuch 1}}{{/if}}',
    '{{#if sail}}\n{{else if keel}}\n{{else}}\n{{/if}}',
    '{{#if sail as |x|}}{{x}}{{/if}}',
    '{{#if sail}}{{else}}{{else}}{{/if}}',
    '{{#if sail}}{{/unless}}',
    'x {{else}} y',
    '{{/if}}',
    '{{#if sail}}',
    '{{#if  sail }}\n{{/if}}',
    '{{# if sail}}\n{{/ if}}',
    '{{#if}}x{{/if}}',
    '{{#if "a"}}x{{/if}}{{#if 1}}y{{/if}}{{#if true}}z{{/if}}',
    '{{#if sail}}}x{{/if}}}',
    `${'{{#if sail}}\n'.repeat(60)}${'{{/if}}\n'.repeat(60)}`,
  ])('reads %j as the whole grammar does', (text) => {
    expect(parseTemplate(text, origin)).toEqual(parseWhole(text, origin));
  });

  it('reads whatever is put together as the whole grammar does', () => {
    const part = fc.constantFrom(
      '{{sail}}',
      '${{',
      '}}',
      '{{',
      '{',
      '\n',
      '\r\n',
      ' ',
      '\\',
      '~',
      '{{upper sail}}',
      '{{slot "a"}}',
      '{{#if sail}}',
      '{{/if}}',
      '{{#each sail as |x|}}',
      '{{/each}}',
      '{{else}}',
      '{{else if sail}}',
      '{{! c }}',
      '"',
      "'",
      'x',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect(parseTemplate(text, origin)).toEqual(parseWhole(text, origin));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes the lines of blocks that are closed as the whole grammar does', () => {
    const space = fc.constantFrom(
      '',
      '\n',
      '\r\n',
      ' ',
      '\t ',
      '\n\n',
      ' \n  ',
      '\n x\n',
      'x',
      'x \n\t',
    );
    const { text } = fc.letrec<{ text: string; part: string; block: string }>((tie) => ({
      text: fc.array(tie('part'), { maxLength: 5 }).map((parts) => parts.join('')),
      part: fc.oneof(space, fc.constantFrom('{{sail}}', '{{slot "a"}}', '\\{{ '), tie('block')),
      block: fc
        .tuple(fc.constantFrom('if', 'unless', 'each', 'with'), tie('text'), fc.option(tie('text')))
        .map(([name, body, other]) => {
          const rest = other === null ? '' : `{{else}}${other}`;
          return `{{#${name} (upper sail)}}${body}${rest}{{/${name}}}`;
        }),
    }));
    fc.assert(
      fc.property(text, (one) => {
        expect(readPlain(one, origin)).toBeDefined();
        expect(parseTemplate(one, origin)).toEqual(parseWhole(one, origin));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    '{{#if sail}}x{{else if keel}}y{{/if}}',
    '{{#if sail~}}x{{/if}}',
    '{{! note }}',
    '\\\\{{sail}}',
    '\\{{{sail}}}',
    '{{~sail}}',
    '{{{sail}}}',
    '{{else}}',
    '{{sail',
    '{{> keel}}',
  ])('leaves %j to the whole grammar', (text) => {
    expect(readPlain(text, origin)).toBeUndefined();
  });
});
