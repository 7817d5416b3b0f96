import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertExpression } from '../../src/expression/convert-expression.ts';
import { convertStatements } from '../../src/expression/convert-nodes.ts';
import { readHandlebars } from '../../src/expression/read.ts';
import { readArgument, readCall } from '../../src/expression/read-call.ts';

const origin = { file: 'mast.txt.hbs', line: 3, column: 7 };

function converted(program: hbs.AST.Program) {
  const conversion = { origin, problems: [] };
  return { nodes: convertStatements(program, conversion), problems: conversion.problems };
}

function byGrammar(text: string): hbs.AST.Program | undefined {
  const read = readHandlebars(text);
  return 'program' in read ? read.program : undefined;
}

describe('a call that is read without the grammar', () => {
  it.each([
    '{{sail}}',
    '{{ platform.registry }}',
    '{{kebab sail}}',
    '{{default (upper (trim sail)) "no sail" }}',
    '{{eq sail \'a "b" c\'}}',
    '{{add 1 -2.5}}',
    '{{default sail true}}',
    '{{slot "deck.planks"}}',
    '{{nosuch}}',
    '{{this}}',
    '{{this.sail.mast}}',
    '{{add @index 1}}',
    '{{@root.sail}}',
    '{{@../first}}',
    '{{add @../../index 1}}',
    '{{@../root.sail}}',
    '{{kebab this.sail @key}}',
    '{{kebab sail sail sail}}',
  ])('is %j, as the grammar has it', (text) => {
    const [own, whole] = [readCall(text), byGrammar(text)];
    expect(own).toBeDefined();
    expect(own && converted(own)).toEqual(whole && converted(whole));
  });

  it.each([
    '{{this.true}}',
    '{{this.this}}',
    '{{./sail}}',
    '{{@deck}}',
    '{{@../deck}}',
    '{{@..}}',
    '{{@../this}}',
    '{{@index/../key}}',
    '{{@root.true}}',
    '{{else}}',
    '{{sail as |x|}}',
    '{{../sail}}',
    '{{sail.[0]}}',
    '{{upper sail colour="red"}}',
    '{{default sail null}}',
    '{{(upper sail)}}',
    '{{5}}',
    '{{"sail"}}',
    '{{sail\n}}',
    '{{a-b}}',
    '{{kebab (upper sail}}',
    '{{kebab sail)}}',
    '{{default "a"sail}}',
    '{{}}',
    `{{${'(a '.repeat(40)}}}`,
    `{{a ${'(a '.repeat(40)}b${')'.repeat(40)}}}`,
  ])('is not %j', (text) => {
    expect(readCall(text)).toBeUndefined();
  });

  it('is whatever the grammar makes of it, or is left to it', () => {
    const words = [
      'a',
      'a.b',
      'if',
      'true',
      'this',
      '@',
      'index',
      'null',
      '1',
      '-1.5',
      '"x y"',
      "'x'",
      '(',
      ')',
      ' ',
      '.',
      '-',
      '=',
    ];
    const text = fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (inside) => {
        const [own, whole] = [readCall(`{{${inside}}}`), byGrammar(`{{${inside}}}`)];
        if (own) expect(converted(own)).toEqual(whole && converted(whole));
        const alone = readArgument(inside, 6);
        const block = byGrammar(`{{#if ${inside}}}{{/if}}`)?.body[0] as hbs.AST.BlockStatement;
        const convert = (node: hbs.AST.Expression) =>
          convertExpression(node, { origin, problems: [] });
        if (alone) expect(block.params.map(convert)).toEqual([convert(alone)]);
      }),
      { numRuns: 3000 },
    );
  });
});
