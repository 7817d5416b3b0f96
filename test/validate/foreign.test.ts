import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../../src/templating/parse.ts';
import { renderTemplate } from '../../src/templating/render.ts';
import { findForeignBraces } from '../../src/validate/foreign.ts';

describe('findForeignBraces', () => {
  test.each([
    { of: 'an expression of GitHub', raw: 'a ${{ github.ref }} b', found: ['${{ github.ref }}'] },
    { of: 'protected braces', raw: 'a \\{{ $labels.pod }} b', found: ['{{ $labels.pod }}'] },
    { of: 'protected braces after a dollar', raw: '$\\{{ a }}', found: ['{{ a }}'] },
    { of: 'our own braces', raw: '{{name}} {{#if a}}x{{/if}}', found: [] },
    { of: 'a backslash that is written', raw: '\\\\{{name}}', found: [] },
    { of: 'a block', raw: '{{#if a}}${{ b }}{{/if}}${{ c }}', found: ['${{ c }}'] },
    { of: 'blocks in blocks', raw: '{{#if a}}{{#each b}}x{{/each}}${{ b }}{{/if}}', found: [] },
    {
      of: 'a block of Go templates',
      raw: '\\{{#if x}}${{ a }}\\{{/if}}',
      found: ['{{#if x}}', '${{ a }}', '{{/if}}'],
    },
    { of: 'a long comment', raw: '{{!-- ${{ a }} --}}${{ b }}', found: ['${{ b }}'] },
    { of: 'a short comment, which cannot hold it', raw: '{{! ${{ a }} }}', found: ['${{ a }}'] },
    { of: 'ours inside of theirs', raw: "${{ hash('{{name}}') }}", found: ["${{ hash('"] },
    { of: 'two lines', raw: '\\{{ a\n}}', found: ['{{ a'] },
    { of: 'neighbours', raw: '\\{{a}}\\{{b}}${{c}}', found: ['{{a}}', '{{b}}', '${{c}}'] },
  ])('finds in $of: $found', ({ raw, found }) => {
    expect(findForeignBraces(raw).map(({ text }) => text)).toEqual(found);
  });

  test('says where', () => {
    expect(findForeignBraces('one\n  on: ${{ a }}\n')).toEqual([
      { text: '${{ a }}', offset: 10, length: 8 },
    ]);
  });

  test('whatever a user mixes, every piece found comes out', () => {
    const piece = fc.constantFrom(
      '${{ github.ref }}',
      '\\{{ $value }}',
      '{{name}}',
      '{{~name~}}',
      '{{#if name}}',
      '{{/if}}',
      '{{!-- aside --}}',
      '\n',
      '  ',
      '$',
      '}',
      'text',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const raw = pieces.join('');
        const parsed = parseTemplate(raw, { file: 'mixed' });
        fc.pre(parsed.ok);
        if (!parsed.ok) return;
        const output = renderTemplate(parsed.value, { names: { name: 'orders' } });
        for (const { text } of findForeignBraces(raw)) expect(output).toContain(text);
      }),
      { numRuns: 500 },
    );
  });
});
