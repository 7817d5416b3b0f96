import { type Parameter, parameterSchema } from '../../src/catalog/manifest/parameter.ts';
import { unwrap } from '../../src/shared/result.ts';
import { parseExpression } from '../../src/templating/parse.ts';
import type { Expression } from '../../src/templating/syntax.ts';
import {
  createTypeEnvironment,
  rootScope,
  type TypeScope,
} from '../../src/types/type-environment.ts';

/** An expression of a test. */
export function expressionOf(text: string): Expression {
  return unwrap(parseExpression(text, { file: 'berth.md.hbs' }));
}

/** The scope outside of all blocks, with these parameters. */
export function scopeWith(parameters: Readonly<Record<string, unknown>>): TypeScope {
  const declared = Object.entries(parameters).map(([name, shape]) => {
    const parameter: Parameter = parameterSchema.parse(shape);
    const when = parameter.when === undefined ? undefined : expressionOf(parameter.when);
    return { name, parameter, when };
  });
  const template = { name: 'ferry', stages: [{ title: 'Style' }, { title: 'Tests', report: 'x' }] };
  return rootScope(
    createTypeEnvironment(declared, { platform: undefined, template, layers: undefined }),
  );
}
