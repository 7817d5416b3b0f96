import { orThrow } from '../../src/errors/checked.ts';
import { type Parameter, parameterSchema } from '../../src/manifest/parameter.ts';
import { parseExpression } from '../../src/templating/parse.ts';
import type { Expression } from '../../src/templating/syntax.ts';
import { createWorld, outermost, type Scope } from '../../src/typing/world.ts';

/** An expression of a test. */
export function expressionOf(text: string): Expression {
  return orThrow(parseExpression(text, { file: 'berth.md.hbs' }));
}

/** The scope outside of all blocks, with these parameters. */
export function scopeWith(parameters: Readonly<Record<string, unknown>>): Scope {
  const declared = Object.entries(parameters).map(([name, shape]) => {
    const parameter: Parameter = parameterSchema.parse(shape);
    const when = parameter.when === undefined ? undefined : expressionOf(parameter.when);
    return { name, parameter, when };
  });
  const template = { name: 'ferry', stages: [{ title: 'Style' }, { title: 'Tests', report: 'x' }] };
  return outermost(createWorld(declared, { platform: undefined, template, layers: undefined }));
}
