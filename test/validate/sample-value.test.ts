import { describe, expect, test } from 'vitest';
import type { Parameter } from '../../src/catalog/manifest/parameter.ts';
import { invalidValueReason } from '../../src/scaffold/answers/check-value.ts';
import { sampleValueOf } from '../../src/validate/sample-value.ts';

describe('a sample satisfies its parameter', () => {
  test.each<{ of: string; parameter: Parameter }>([
    { of: 'a text', parameter: { type: 'string' } },
    { of: 'a format', parameter: { type: 'string', format: 'duration' } },
    { of: 'a short text', parameter: { type: 'string', maxLength: 2 } },
    { of: 'a long text', parameter: { type: 'string', minLength: 40 } },
    { of: 'a choice', parameter: { type: 'string', enum: [{ value: 'coal' }, 'grain'] } },
    { of: 'a number in a range', parameter: { type: 'integer', minimum: 30, maximum: 40 } },
    { of: 'a multiple', parameter: { type: 'integer', minimum: 30, multipleOf: 7 } },
    { of: 'a negative number', parameter: { type: 'number', maximum: -4 } },
    { of: 'a boolean', parameter: { type: 'boolean' } },
    { of: 'a list', parameter: { type: 'array', items: {} } },
    {
      of: 'a list of choices',
      parameter: { type: 'array', items: { enum: ['mate', 'cook'] }, minItems: 2 },
    },
    { of: 'a list of several texts', parameter: { type: 'array', items: {}, minItems: 3 } },
  ])('$of', ({ parameter }) => {
    const value = sampleValueOf(parameter);
    expect(value).toBeDefined();
    expect(invalidValueReason(parameter, value)).toBeUndefined();
  });

  test('a pattern that cannot be guessed has none', () => {
    expect(sampleValueOf({ type: 'string', pattern: '[A-Z]{3}-[0-9]{4}' })).toBeUndefined();
  });
});
