import { describe, expect, test } from 'vitest';
import { IdpError } from '../../src/shared/error.ts';
import { helperNames, helpers } from '../../src/templating/helpers.ts';
import { evaluateText, render } from './run.ts';

const names = {
  name: 'order-service',
  port: 8080,
  ratio: 0.5,
  on: true,
  off: false,
  empty: '',
  none: [],
  crew: ['mate', 'cook'],
  ship: { flag: 'red', tons: 7 },
  lines: 'one\n\ntwo\nthree',
};

describe('every helper by what it gives', () => {
  test.each([
    ['(kebab "OrderService")', 'order-service'],
    ['(camel name)', 'orderService'],
    ['(pascal name)', 'OrderService'],
    ['(snake name)', 'order_service'],
    ['(constant name)', 'ORDER_SERVICE'],
    ['(upper name)', 'ORDER-SERVICE'],
    ['(lower "LOUD")', 'loud'],
    ['(capitalize name)', 'Order-service'],
    ['(trim "  a b ")', 'a b'],
    ['(replace name "-" "_")', 'order_service'],
    ['(replace "a.b.c" "." "$&")', 'a$&b$&c'],
    ['(replace port 80 90)', '9090'],
    ['(indent lines 2)', 'one\n\n  two\n  three'],
    ['(uuid name)', 'cdb1c62f-63ce-58f9-9749-b770dc0c1422'],
    ['(uuid name "CC8.1")', '9d52aa63-7683-5398-aa2e-3f8e81aed735'],
    ['(eq port 8080)', true],
    ['(eq port "8080")', false],
    ['(eq missing undefined)', true],
    ['(ne name "order-service")', false],
    ['(lt port 9000)', true],
    ['(lte port 8080)', true],
    ['(gt port 8080)', false],
    ['(gte port 8080)', true],
    ['(lt "a" "b")', false],
    ['(and on name)', true],
    ['(and on missing)', false],
    ['(and on off on)', false],
    ['(or off empty none)', false],
    ['(or off missing on)', true],
    ['(not none)', true],
    ['(not missing)', true],
    ['(not crew)', false],
    ['(includes crew "cook")', true],
    ['(includes crew "bosun")', false],
    ['(includes name "serv")', true],
    ['(default missing 4)', 4],
    ['(default empty "x")', 'x'],
    ['(default off true)', false],
    ['(default port 1)', 8080],
    ['(join crew ", ")', 'mate, cook'],
    ['(join none ", ")', ''],
    ['(json crew)', '["mate", "cook"]'],
    ['(json "a\\"b")', '"a\\"b"'],
    ['(json ship)', '{ "flag": "red", "tons": 7 }'],
    ['(yaml name)', 'order-service'],
    ['(yaml "yes")', '"yes"'],
    ['(yaml "a: b")', '"a: b"'],
    ['(yaml crew)', '[mate, cook]'],
    ['(toml crew)', '[ "mate", "cook" ]'],
    ['(toml ship)', '{ flag = "red", tons = 7 }'],
    ['(length crew)', 2],
    ['(length "𐐨a")', 2],
    ['(first crew)', 'mate'],
    ['(last crew)', 'cook'],
    ['(first none)', undefined],
    ['(lookup ship "flag")', 'red'],
    ['(lookup crew 1)', 'cook'],
    ['(lookup ship "toString")', undefined],
    ['(add port 1)', 8081],
  ])('%s', (text, value) => {
    expect(evaluateText(text, names)).toEqual(value);
  });

  test('all of them are held here', () => {
    expect([...helperNames].sort()).toEqual(
      [
        ...['kebab', 'camel', 'pascal', 'snake', 'constant', 'upper', 'lower', 'capitalize'],
        ...['trim', 'replace', 'indent', 'eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'and', 'or', 'not'],
        ...['includes', 'default', 'join', 'json', 'yaml', 'toml', 'length', 'first', 'last'],
        ...['lookup', 'add', 'uuid'],
      ].sort(),
    );
  });

  test.each(Object.entries(helpers))('%s says how it is used', (name, { usage, min, max }) => {
    expect(usage).toMatch(new RegExp(`^\\(${name}( \\w+)+\\)$`));
    expect(max).toBeGreaterThanOrEqual(min);
  });
});

describe('what a helper does not accept is an error, never a blank', () => {
  test.each([
    ['(upper crew)', '["mate","cook"]'],
    ['(join name ",")', 'order-service'],
    ['(add name 1)', 'order-service'],
    ['(includes port 1)', undefined],
    ['(length ship)', 'red'],
    ['(indent name "2")', '2'],
  ])('%s', (text, quoted) => {
    const attempt = () => evaluateText(text, names);
    if (quoted === undefined) return expect(attempt()).toBe(false);
    expect(attempt).toThrow(IdpError);
    expect(attempt).toThrow(quoted);
  });

  test.each(['(upper missing)', '(join missing ",")', '(json missing)', '(add port missing)'])(
    'an absent parameter in %s',
    (text) => {
      expect(() => evaluateText(text, names)).toThrow('"missing" is absent here');
    },
  );

  test('names of objects are no helpers', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      expect(() => render(`{{${name} name}}`, names)).toThrow('is not a helper');
  });
});
