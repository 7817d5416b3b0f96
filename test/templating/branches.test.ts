import { expect, test } from 'vitest';
import { parseTemplate } from '../../src/templating/parse.ts';
import { renderTemplate } from '../../src/templating/render.ts';

const names = {
  ships: ['ada', 'bea'],
  none: [],
  tidal: true,
  deep: false,
  port: { name: 'north' },
};

/** The blocks that are reached while a text is rendered, in order: place, kind, whether the value held. */
function branchesOf(text: string): readonly string[] {
  const parsed = parseTemplate(text, { file: 'f' });
  if (!parsed.ok) throw new Error(parsed.diagnostics[0].message);
  const rendered: string[] = [];
  renderTemplate(parsed.value, {
    names,
    onBranch: ({ kind, location }, held) =>
      rendered.push(
        `${location.line}:${location.column} ${kind} ${held ? 'held' : 'did not hold'}`,
      ),
  });
  return rendered;
}

test.each<[string, string, readonly string[]]>([
  ['if', 'a\n {{#if tidal}}b{{/if}}', ['2:2 if held']],
  ['unless tells of its value', '{{#unless tidal}}b{{/unless}}', ['1:1 if held']],
  [
    'else if stands where it begins',
    '{{#if deep}}a\n{{else if tidal}}b{{/if}}',
    ['1:1 if did not hold', '2:1 if held'],
  ],
  [
    'each once, what is in it for each item',
    '{{#each ships}}{{#if ../deep}}{{/if}}{{/each}}{{#each none}}{{/each}}',
    ['1:1 each held', '1:16 if did not hold', '1:16 if did not hold', '1:47 each did not hold'],
  ],
  ['with', '{{#with port}}{{this.name}}{{/with}}', ['1:1 with held']],
  [
    'what is not reached is not told',
    '{{#if deep}}{{#if tidal}}{{/if}}{{/if}}',
    ['1:1 if did not hold'],
  ],
])('%s', (_, text, branches) => {
  expect(branchesOf(text)).toEqual(branches);
});
