import { expect, test } from 'vitest';
import { helperNames } from '../../src/templating/helpers.ts';
import { signatures } from '../../src/types/signatures.ts';
import { describeType } from '../../src/types/type.ts';
import { typeOf } from '../../src/types/type-of.ts';
import { expressionOf, scopeWith } from './typed.ts';

const scope = scopeWith({
  engine: { type: 'string', enum: ['wind', 'steam'] },
  coal: { type: 'integer' },
  share: { type: 'number' },
  night: { type: 'boolean' },
  ports: { type: 'array', items: { enum: ['oslo', 'kiel'] } },
});

test.each([
  ['engine', 'a text'],
  ['coal', 'a number'],
  ['share', 'a number'],
  ['night', 'true or false'],
  ['ports', 'a list'],
  ['(first ports)', 'a text'],
  ['(length ports)', 'a number'],
  ['(add coal 1)', 'a number'],
  ['(eq coal 1)', 'true or false'],
  ['(json ports)', 'a text'],
  ['(default engine coal)', 'anything'],
  ['this', 'a mapping'],
  ['this.coal', 'a number'],
  ['@root.night', 'true or false'],
  ['@index', 'a number'],
  ['template.name', 'a text'],
  ['template.stages', 'a list'],
  ['(first template.stages)', 'a mapping'],
  ['platform.domain', 'anything'],
  ['nobody', 'anything'],
  ['null', 'null'],
])('%s is %s', (text, type) => {
  expect(describeType(typeOf(expressionOf(text), scope))).toBe(type);
});

test('every helper has a signature, and none has one that is no helper', () => {
  expect(Object.keys(signatures).sort()).toEqual([...helperNames].sort());
});
