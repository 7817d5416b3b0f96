import { describe, expect, test } from 'vitest';
import {
  capitalize,
  splitWords,
  toCamel,
  toConstant,
  toPascal,
} from '../../src/templating/words.ts';

describe('words of a name', () => {
  test.each([
    ['order-service', ['order', 'service']],
    ['orderService', ['order', 'service']],
    ['OrderService', ['order', 'service']],
    ['ORDER_SERVICE', ['order', 'service']],
    ['HTTPServer v2', ['http', 'server', 'v2']],
    ['http-server_v2', ['http', 'server', 'v2']],
    ['httpServerV2', ['http', 'server', 'v2']],
    ['s3Key', ['s3', 'key']],
    ['  spaced   out ', ['spaced', 'out']],
    ['Größe.der.Fähre', ['größe', 'der', 'fähre']],
    ['港口 service', ['港口', 'service']],
    ['', []],
    ['--', []],
  ])('%j is %j', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });

  test.each([
    [toCamel, 'orderServiceV2'],
    [toPascal, 'OrderServiceV2'],
    [toConstant, 'ORDER_SERVICE_V2'],
  ])('%o', (form, expected) => {
    for (const text of ['order-service-v2', 'OrderServiceV2', 'order service v2', expected])
      expect(form(text)).toBe(expected);
  });

  test('capitalize leaves the rest alone, and takes a letter of two units for one', () => {
    expect(capitalize('orderService')).toBe('OrderService');
    expect(capitalize('𐐨lamp')).toBe('𐐀lamp');
    expect(capitalize('')).toBe('');
  });
});
