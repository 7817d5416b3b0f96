import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mapping, Value } from '../../src/shared/data/value.ts';
import { IdpError } from '../../src/shared/error.ts';
import { unwrap } from '../../src/shared/result.ts';
import { parseTemplate } from '../../src/templating/parse.ts';
import { renderTemplate } from '../../src/templating/render.ts';
import type { Template } from '../../src/templating/syntax.ts';
import { type LookedUp, lookUpName } from '../../src/types/look-up.ts';
import { createTypeEnvironment, rootScope } from '../../src/types/type-environment.ts';
import { walkTemplate } from '../../src/types/walk.ts';

/** What each bare name that is printed means, by what the types know of these facts. */
function meaningsIn(text: string, facts: Mapping): readonly LookedUp['kind'][] {
  const found: LookedUp['kind'][] = [];
  const environment = createTypeEnvironment([], {
    platform: undefined,
    template: facts,
    layers: undefined,
  });
  walkTemplate(
    read(text),
    { scope: rootScope(environment), guards: [] },
    {
      onExpression: (expression, purpose, { scope }) => {
        if (expression.kind !== 'name' || purpose !== 'printed') return;
        found.push(lookUpName(expression, scope)?.kind ?? 'root');
      },
      onBlock: () => {},
    },
  );
  return found;
}

function read(text: string): Template {
  return unwrap(parseTemplate(text, { file: 'quay.md.hbs' }));
}

const facts: Mapping = {
  ports: [
    { name: 'oslo', note: 'n', berths: [{ depth: 1 }] },
    { name: 'kiel', berths: [{ depth: 2 }] },
  ],
  names: ['a', 'b'],
  either: ['a', { name: 'b' }],
  cranes: { north: { lift: 1 }, south: { lift: 2, motor: 'x' } },
  flag: { mast: null },
  empty: [],
};

test.each<readonly [text: string, kinds: readonly LookedUp['kind'][]]>([
  ['{{name}}', ['root']],
  ['{{#each template.ports}}{{name}}{{note}}{{other}}{{/each}}', ['item', 'mixed', 'root']],
  ['{{#each template.ports}}{{#each berths}}{{depth}}{{name}}{{/each}}{{/each}}', ['item', 'item']],
  [
    '{{#each template.ports as |port|}}{{#with port}}{{name}}{{port}}{{/with}}{{/each}}',
    ['item', 'local'],
  ],
  ['{{#each template.names}}{{name}}{{/each}}', ['root']],
  ['{{#each template.either}}{{name}}{{/each}}', ['unknown']],
  ['{{#each template.cranes}}{{lift}}{{motor}}{{/each}}', ['item', 'mixed']],
  ['{{#with template.flag}}{{mast}}{{/with}}', ['mixed']],
  ['{{#each layers.ci.steps}}{{name}}{{/each}}', ['unknown']],
  ['{{#each template.empty}}{{name}}{{/each}}', ['unknown']],
])('%s', (text, kinds) => {
  expect(meaningsIn(text, facts)).toEqual(kinds);
});

const value = fc.constantFrom<Value>('x', 7, null);
const item = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { noNullPrototype: true });

test('the renderer finds a name where the types say that it is', () => {
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('a', 'b', 'c'),
      (items, name) => {
        const [kind] = meaningsIn(`{{#each template.items}}{{${name}}}{{/each}}`, { items });
        const names: Mapping = { template: { items }, a: '(a)', b: '(b)', c: '(c)' };
        const text = read(`{{#each template.items}}{{${name}}};{{/each}}`);
        const print = (one: Mapping) => `${String(kind === 'item' ? one[name] : names[name])};`;
        if (kind === 'mixed') expect(() => renderTemplate(text, { names })).toThrow(IdpError);
        else expect(renderTemplate(text, { names })).toBe(items.map(print).join(''));
      },
    ),
    { numRuns: 500 },
  );
});
