import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IdpError } from '../../src/shared/error.ts';
import { namesOfTemplate } from '../../src/templating/names.ts';
import { parseExpression, parseTemplate } from '../../src/templating/parse.ts';
import { renderTemplate } from '../../src/templating/render.ts';

const shards = fc.constantFrom(
  ...[
    '{{',
    '}}',
    '{{{',
    '}}}',
    '{',
    '}',
    '${{',
    '\\',
    '\\{{',
    '~',
    '#',
    '/',
    '^',
    '!',
    '!--',
    '--',
  ],
  ...[
    '{{#if',
    '{{/if}}',
    '{{else}}',
    '{{#each',
    '{{/each}}',
    'as |a b|',
    '{{slot "x"}}',
    '{{>',
    '&',
  ],
  ...['(', ')', '[', ']', '"', "'", '|', '@', '..', '/', '.', 'this', 'name', 'missing', 'upper'],
  ...[
    'lookup',
    '__proto__',
    'constructor',
    '=',
    '1',
    '-1',
    'null',
    ' ',
    '\n',
    '\r\n',
    '\u0000',
    '\ue000\ue001',
    '🚢',
  ],
);

const mess = fc
  .array(fc.oneof({ weight: 8, arbitrary: shards }, fc.string({ maxLength: 4 })), { maxLength: 25 })
  .map((parts) => parts.join(''));

const names = { name: 'orders', a: ['b'], platform: {} };

/** Does it all; whatever is not an error of ours is a bug. */
function readAndRender(text: string): void {
  try {
    const parsed = parseTemplate(text, { file: 'f' });
    if (!parsed.ok) throw new IdpError(parsed.diagnostics);
    namesOfTemplate(parsed.value);
    renderTemplate(parsed.value, { names });
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    expectPlaces(error.diagnostics);
  }
}

function expectPlaces(diagnostics: IdpError['diagnostics']): void {
  for (const { message, location } of diagnostics) {
    expect(message).not.toBe('');
    expect(message).not.toMatch(/\n|Expecting|undefined/);
    expect(location?.line).toBeGreaterThan(0);
    expect(location?.column).toBeGreaterThan(0);
  }
}

test('whatever stands in a file is rendered or is an error with a place', () => {
  fc.assert(fc.property(mess, readAndRender), { numRuns: 4000 });
});

test('whatever stands in a condition is read or is an error', () => {
  fc.assert(
    fc.property(mess, (text) => {
      const parsed = parseExpression(text, { file: 'f', line: 3, column: 9 });
      if (!parsed.ok) expectPlaces(parsed.diagnostics);
    }),
    { numRuns: 4000 },
  );
});

describe('a text that goes deep or long ends, and not in a stack trace', () => {
  const many = 20_000;

  test.each([
    { of: 'blocks in blocks', text: '{{#if name}}'.repeat(many) + '{{/if}}'.repeat(many) },
    { of: 'blocks left open', text: '{{#if name}}'.repeat(many) },
    { of: 'calls in calls', text: `{{upper ${'(upper '.repeat(many)}name${')'.repeat(many)}}}` },
    { of: 'braces left open', text: '{{'.repeat(many) },
    { of: 'braces closed', text: '}}'.repeat(many) },
    { of: 'backslashes', text: `${'\\'.repeat(many)}{{name}}` },
    { of: 'outputs', text: '{{name}}\n'.repeat(many) },
    { of: 'else if', text: `{{#if a}}${'{{else if a}}'.repeat(many)}{{/if}}` },
    { of: 'a long name', text: `{{${'a.'.repeat(many)}b}}` },
    { of: 'blank lines', text: `${' \n'.repeat(many)}{{#if name}}${' \n'.repeat(many)}{{/if}}` },
    { of: 'dollars', text: `${'$'.repeat(many)}{{ a }}` },
  ])(
    '$of',
    ({ text }) => {
      readAndRender(text);
    },
    10_000,
  );
});
