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
      '{{else}}',
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

  it.each([
    '{{#if sail}}x{{/if}}',
    '{{! note }}',
    '\\{{sail}}',
    '{{~sail}}',
    '{{{sail}}}',
    '{{else}}',
    '{{sail',
    '{{> keel}}',
  ])('leaves %j to the whole grammar', (text) => {
    expect(readPlain(text, origin)).toBeUndefined();
  });
});
