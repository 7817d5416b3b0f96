import { describe, expect, test } from 'vitest';
import { parseExpression, parseTemplate } from '../../src/templating/parse.ts';
import { faultsOf, faultsOfExpression } from './run.ts';

describe('what the language does not have is an error with its location', () => {
  test.each([
    ['{{kebob name}}', 'skeleton/unknown-helper 1:3 "kebob" is not a helper'],
    ['a\nb {{kebob name}}', 'skeleton/unknown-helper 2:5 "kebob" is not a helper'],
    ['{{upper (kebob name)}}', 'skeleton/unknown-helper 1:10 "kebob" is not a helper'],
    ['{{upper name "x"}}', 'skeleton/arguments 1:3 upper takes 1 argument, not 2'],
    ['{{replace name}}', 'skeleton/arguments 1:3 replace takes 3 arguments, not 1'],
    ['{{and name}}', 'skeleton/arguments 1:3 and takes at least 2 arguments, not 1'],
    ['{{upper name big=true}}', 'skeleton/arguments 1:3 upper takes no named arguments'],
    ['{{#if}}{{/if}}', 'skeleton/arguments 1:4 #if takes 1 argument'],
    ['{{#if a b}}{{/if}}', 'skeleton/arguments 1:4 #if takes 1 argument'],
    [
      '{{#when a}}{{/when}}',
      'skeleton/unknown-helper 1:4 "when" is not a block helper: use if, unless, each or with',
    ],
    ['{{> header}}', 'skeleton/unknown-partial 1:5 there is no partial "header"'],
    ['{{> (upper name)}}', 'skeleton/syntax 1:5 the name of a partial cannot be calculated'],
    ['{{* mark}}', 'skeleton/syntax 1:1 the only decorator is {{#*inline "name"}}'],
    [
      '{{{{upper}}}}a{{{{/upper}}}}',
      'skeleton/unknown-helper 1:5 "upper" is not a block helper: use if, unless, each or with',
    ],
    [
      '{{#raw}}a{{/raw}}',
      'skeleton/unknown-helper 1:4 "raw" is not a block helper: use if, unless, each or with',
    ],
    ['{{#if a as |b|}}{{/if}}', 'skeleton/arguments 1:4 #if takes no block parameters'],
    [
      '{{#if a includeZero=b}}{{/if}}',
      'skeleton/arguments 1:9 #if takes no other named argument than includeZero',
    ],
    ['{{#each a sorted=true}}{{/each}}', 'skeleton/arguments 1:11 #each takes no named arguments'],
    [
      '{{#each a as |upper|}}{{upper name}}{{/each}}',
      'skeleton/arguments 1:25 "upper" is a name of the block here',
    ],
    [
      '{{slot name}}',
      'skeleton/syntax 1:1 a slot takes its name as a string: {{slot "server.plugins"}}',
    ],
    [
      '{{slot}}',
      'skeleton/syntax 1:1 a slot takes its name as a string: {{slot "server.plugins"}}',
    ],
    ['x\n{{#if a}}\ny', 'skeleton/syntax 2:1 the block #if is not closed by {{/if}}'],
    ['{{#if a}}{{#each b}}{{/if}}', "skeleton/syntax 1:13 each doesn't match if"],
    ['{{ $labels.pod | humanize }}', 'skeleton/syntax 1:1 invalid expression'],
    ['ok {{name}}\n{{ .Values.x }} {{', 'skeleton/syntax 2:1 invalid expression'],
    ['{{/if}}', 'skeleton/syntax 1:1 {{/if}} does not close an open block'],
    [
      '{{#if a}}\n{{else}}\n{{else}}{{/if}}',
      'skeleton/syntax 3:1 the block #if has a second {{else}}',
    ],
    ['a\n{{else}}\n{{/if}}', 'skeleton/syntax 2:1 {{else}} is outside of a block'],
    ['{{name}\n\n{{name}}', 'skeleton/syntax 1:1 unclosed {{: the }} is missing'],
    ['a\n{{name\n{ "b": { "c": 1 }}', 'skeleton/syntax 2:1 invalid expression'],
    ['{{#if a}}b\n{{#if (eq a}}c{{/if}}{{/if}}', 'skeleton/syntax 2:1 invalid expression'],
    ['{#if a}}b\n{{else}}c{{/if}}', 'skeleton/syntax 1:1 {#if a}} lacks a brace'],
    ['{{#if a}}b{{else}}\n/if}}', 'skeleton/syntax 2:1 /if}} lacks a brace'],
    [
      '{{! a {{ }}{{name}}\n{{!-- }} --}}{{/each}}',
      'skeleton/syntax 2:14 {{/each}} does not close an open block',
    ],
  ])('%j', (text, error) => {
    expect(faultsOf(text)).toEqual([error]);
  });

  test('all of a text at once', () => {
    expect(faultsOf('{{kebob a}}\n{{upper}} {{> b}}\n{{lt a}}')).toHaveLength(3);
  });

  test.each([
    ['(eq store "postgres"', 'invalid condition "(eq store \\"postgres\\""'],
    ['', 'invalid condition ""'],
    ['a b', 'invalid condition "a b"'],
    ['a}}b{{', 'invalid condition "a}}b{{"'],
    ['a}}{{/if}}{{#if b', 'invalid condition "a}}{{/if}}{{#if b"'],
    ['a x=1', undefined],
  ])('the condition %j', (text, message) => {
    const faults = faultsOfExpression(text);
    if (message !== undefined)
      expect(faults).toEqual([`skeleton/syntax undefined:undefined ${message}`]);
  });

  test('a condition keeps the column that it has in its file', () => {
    const parsed = parseExpression('(and a (kebob b))', { file: 'f', line: 7, column: 20 });
    expect(parsed.ok || parsed.diagnostics[0].location).toEqual({
      file: 'f',
      line: 7,
      column: 28,
      length: 5,
    });
  });

  test('a text without braces stays what it is', () => {
    const parsed = parseTemplate('a } b }} \\ c', { file: 'f' });
    expect(parsed).toEqual({
      ok: true,
      value: { nodes: [{ kind: 'text', text: 'a } b }} \\ c', file: 'f', line: 1 }] },
    });
  });
});
