import { expect, test } from 'vitest';
import { unwrap } from '../../src/shared/result.ts';
import { parseTemplate } from '../../src/templating/parse.ts';
import { renderTemplate } from '../../src/templating/render.ts';
import { renderReference } from './reference.ts';

const first = { one: true, two: false, none: false };
const second = { one: false, two: true, none: false };
const neither = { one: false, two: false, none: false };

/** The whitespace around chains, as Handlebars has it; `skeleton/indented-end` reports what nobody means. */
test.each([
  {
    of: 'each tag on a line of its own',
    text: 'a:\n  {{#if one}}\n  1\n  {{else if two}}\n  2\n  {{else}}\n  3\n  {{/if}}\nz\n',
    gives: ['a:\n  1\nz\n', 'a:\n  2\nz\n', 'a:\n  3\n  z\n'],
  },
  {
    of: 'no last part',
    text: 'a:\n  {{#if one}}\n  1\n  {{else if two}}\n  2\n  {{/if}}\nz\n',
    gives: ['a:\n  1\nz\n', 'a:\n  2\n  z\n', 'a:\nz\n'],
  },
  {
    of: 'a chain of three',
    text: '{{#if one}}\n1\n{{else if two}}\n2\n  {{else unless one}}\n  3\n  {{/if}}\n\n\nz\n',
    gives: ['1\n\n\nz\n', '2\n\n\nz\n', '  3\n  \n\nz\n'],
  },
  {
    of: 'a last part within its line, which Handlebars does not look at',
    text: '{{#if one}}\n1\n{{else if two}}\n2\n{{else}}3{{/if}}\nz\n',
    gives: ['1\nz\n', '2\nz\n', '3z\n'],
  },
  {
    of: 'all in one line',
    text: '[{{#if one}}1{{else if two}}2{{else}}3{{/if}}]\n',
    gives: ['[1]\n', '[2]\n', '[3]\n'],
  },
  {
    of: 'first parts within their line, which Handlebars looks at alone',
    text: '{{#if one}}1{{else if two}}2{{else}}\n  3\n  {{/if}}\nz\n',
    gives: ['1\nz\n', '2\nz\n', '\n  3\n  \nz\n'],
  },
  {
    of: 'the end of the text',
    text: '{{#if one}}\n1\n{{else if two}}\n2\n  {{else}}\n3\n  {{/if}}',
    gives: ['1\n', '2\n', '3\n  '],
  },
  {
    of: 'a chain inside of another block',
    text: '{{#unless none}}\n  {{#if one}}\n  1\n  {{else if two}}\n  2\n  {{/if}}\n{{/unless}}\nz\n',
    gives: ['  1\nz\n', '  2\n  z\n', 'z\n'],
  },
  {
    of: 'a tilde at the closing tag, which the grammar gives to the second part too',
    text: '{{#if one}}\n1\n{{else if two}}\n2\n{{else}}\n3\n  {{~/if~}}\n\nz\n',
    gives: ['1\nz\n', '2z\n', '3z\n'],
  },
])('$of', ({ text, gives }) => {
  const template = unwrap(parseTemplate(text, { file: 'a.hbs' }));
  const names = [first, second, neither];
  expect(names.map((provided) => renderTemplate(template, { names: provided }))).toEqual(gives);
  expect(names.map((provided) => renderReference(text, { names: provided }))).toEqual(gives);
});
