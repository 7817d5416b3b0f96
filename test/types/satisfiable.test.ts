import { expect, test } from 'vitest';
import { isPossible } from '../../src/types/satisfiable.ts';
import { expressionOf, scopeWith } from './typed.ts';

const scope = scopeWith({
  engine: { type: 'string', enum: ['wind', 'steam'] },
  coal: { type: 'integer', minimum: 1, maximum: 9, when: '(eq engine "steam")' },
  night: { type: 'boolean' },
  note: { type: 'string' },
  name: { type: 'string', format: 'dns-label' },
  circle: { type: 'boolean', when: 'circle' },
});

function possible(...conditions: readonly string[]): boolean {
  return isPossible(
    conditions.map((text) => {
      const negated = text.startsWith('! ');
      return { test: expressionOf(negated ? text.slice(2) : text), scope, holds: !negated };
    }),
  );
}

test.each<[readonly string[]]>([
  [['(eq engine "wind")']],
  [['night', '(eq engine "wind")', 'note']],
  [['coal']],
  [['! coal']],
  [['(gt coal 5)', '! (gt coal 8)']],
  [['(eq note "a")', '(ne note "b")']],
  [['(includes note "a")', '! (includes note "b")']],
  [['(or (eq engine "wind") (eq engine "steam"))']],
  [['! (eq coal 3)', '(eq engine "steam")']],
  [['(eq template.name "barge")']],
  [['circle']],
])('%j can hold together', (conditions) => {
  expect(possible(...conditions)).toBe(true);
});

test.each<[readonly string[]]>([
  [['(eq engine "oars")']],
  [['(eq engine "wind")', '(eq engine "steam")']],
  [['! (or (eq engine "wind") (eq engine "steam"))']],
  [['night', '! night']],
  [['(and night (not night))']],
  [['coal', '(eq engine "wind")']],
  [['! coal', '(eq engine "steam")']],
  [['(gt coal 9)']],
  [['(lt coal 1)']],
  [['(eq coal 10)']],
  [['(eq coal 3)', '! (eq engine "steam")']],
  [['! name']],
  [['(eq note "a")', '(ne note "a")']],
  [['(includes note "a")', '! (includes note  "a")']],
  [['(gte coal 2)', '(lt coal 2)']],
])('%j cannot', (conditions) => {
  expect(possible(...conditions)).toBe(false);
});

test('beyond a bound of tries nothing is ruled out', () => {
  const many = scopeWith(
    Object.fromEntries([...'abcdefghijklmn'].map((name) => [name, { type: 'boolean' }])),
  );
  const all = [...'abcdefghijklmn'].map((name) => ({
    test: expressionOf(`(or ${name} (not ${name}))`),
    scope: many,
    holds: true,
  }));
  const last = { test: expressionOf('(eq n (not n))'), scope: many, holds: true };
  expect(isPossible([...all, last])).toBe(true);
  expect(isPossible([last])).toBe(false);
});
