import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../../src/templating/parse.ts';
import { findForeignBraces } from '../../src/validate/foreign.ts';
import { findHalfBraces } from '../../src/validate/half-braces.ts';
import { cpuSeconds } from '../support/cpu.ts';

/** A part of a second for what takes linear time, and minutes for what takes quadratic time. */
const size = 1_000_000;
const seconds = 12;

function repeat(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length));
}

function readAll(text: string): void {
  parseTemplate(text, { file: 'berth.hbs' });
  findForeignBraces(text);
  findHalfBraces(text, () => true);
}

describe('a text of a catalog is read in a time that grows as it does', () => {
  test.each([
    ['halves of blocks on one line', '{{#if name}}', '#if a ', ''],
    ['halves of calls on one line', '', 'eq a ', '}}'],
    ['braces that close first', '}}}}', '}} {{', ''],
    ['comments', '', '{{!-- aside --}}', ''],
    ['comments that are not closed', '', '{{!-- aside }}', ''],
    ['comments before braces of another language', '\\{{ a }}', '{{!-- ', ''],
    ['backslashes', '\\{{ a }}', '\\', 'a'],
    ['spaces at the end of a chain', '{{#if a}}{{else if b}}', ' ', 'x\n{{/if}}'],
    ['arguments that are not closed', '{{a ', '"x" ', ''],
    ['one argument', '{{a "', 'x', '"}}'],
    ['one name', '{{', 'x', '}}'],
    ['spaces in braces', '{{a', ' ', '}}'],
    ['blocks behind a written backslash', '', '\\\\{{#if a}}', ''],
    ['inverse blocks', '', '{{^a}}', ''],
    ['blocks whose ends stand in comments', '', '{{#if a}}{{!-- {{/if}} --}}', ''],
    ['blocks whose ends stand in texts', '', '{{#if (eq a "{{/if}}")}}', ''],
    ['an escaped quote that nothing closes', '{{a "\\"}}', '{{#if a}}', ''],
    ['chains with a space', '{{#if a}}', '{{ else if b}}', '{{/if}}'],
    ['raw blocks', '', '{{{{a}}}}', ''],
    ['parentheses', '{{a ', '(a ', ''],
    ['digits of a whole text', '', '1', ''],
  ])('%s', (_name, start, unit, end) => {
    const text = start + repeat(unit, size) + end;
    expect(cpuSeconds(() => readAll(text))).toBeLessThan(seconds);
  });

  test('whatever is said again and again', () => {
    const shards = fc.constantFrom(
      ...[
        '{{',
        '}}',
        '{',
        '}',
        '{{{',
        '{{{{',
        '}}}}',
        '${{',
        '\\',
        '\\{{',
        '~',
        '!',
        '!--',
        '--}}',
      ],
      ...['#if ', '{{#if a}}', '{{/if}}', '{{else}}', '{{else if a}}', '^', '/if', 'eq ', 'name'],
      ...['"', "'", '(', ')', '[', ']', '.', '/', '@', '=', '|', ' as |a|', ' ', '\n', '1', 'é'],
    );
    const units = fc.array(shards, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(units, units, (start, unit) => {
        const text = start + repeat(unit, size / 10);
        expect(cpuSeconds(() => readAll(text))).toBeLessThan(seconds);
      }),
      { numRuns: 40 },
    );
  });
});
