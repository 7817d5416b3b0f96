import { expect, test } from 'vitest';
import { parseTemplate } from '../../src/templating/parse.ts';

/** What other template languages write, and the form that the error asks for. */
test.each([
  ['{{name | upper}}', 'write {{upper name}}'],
  ['{{ name|default("x") }}', undefined],
  ['{{ topics | join ", " }}', 'write {{join topics ", "}}'],
  ['{{store == "postgres"}}', 'write {{eq store "postgres"}}'],
  ['{{#if store == "postgres"}}a{{/if}}', 'write {{#if (eq store "postgres")}}'],
  ['{{#if a && b}}a{{/if}}', 'write {{#if (and a b)}}'],
  ['{{#if !a}}a{{/if}}', 'write {{#if (not a)}}'],
  ['{{#if a}}{{else if b != 2}}a{{/if}}', 'write {{else if (ne b 2)}}'],
  ['{{upper(name)}}', 'write {{upper name}}'],
  ['{{#if eq a b}}{{/if}}', 'write {{#if (eq a b)}}'],
  ['{{ .Values.image }}', undefined],
])('%s', (text, form) => {
  const parsed = parseTemplate(text, { file: 'f' });
  const hint = 'to output literal braces, escape them: \\{{';
  expect(parsed.ok ? undefined : parsed.diagnostics[0].hint).toBe(form ?? hint);
});
