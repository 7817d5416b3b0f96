import { orThrow } from '../../../src/errors/checked.ts';
import type { Code } from '../../../src/errors/codes.ts';
import type { Place, Problem } from '../../../src/errors/problem.ts';
import { parameterSchema } from '../../../src/manifest/parameter.ts';
import { parseExpression } from '../../../src/templating/parse.ts';
import type { Template } from '../../../src/templating/syntax.ts';
import { walkTemplate } from '../../../src/typing/walk.ts';
import { createWorld, type DeclaredParameter, outermost } from '../../../src/typing/world.ts';
import { typedRules } from '../../../src/validate/typed/rules.ts';
import { ships } from './draw.ts';

export function declare(whens: Readonly<Record<string, string>>): readonly DeclaredParameter[] {
  return Object.entries(ships).map(([name, { shape }]) => {
    const when = whens[name];
    return {
      name,
      parameter: parameterSchema.parse(shape),
      when:
        when === undefined ? undefined : orThrow(parseExpression(when, { file: 'template.yaml' })),
    };
  });
}

/** What the rules tell of a text: by code, where. */
export function tell(
  template: Template,
  declared: readonly DeclaredParameter[],
): (code: Code) => readonly string[] {
  const world = createWorld(declared, { platform: {}, template: {}, layers: {} });
  const problems: Problem[] = [];
  walkTemplate(
    template,
    { scope: outermost(world), guards: [] },
    {
      onExpression: (...at) => {
        for (const rule of typedRules) problems.push(...(rule.checkExpression?.(...at) ?? []));
      },
      onBlock: (...at) => {
        for (const rule of typedRules) problems.push(...(rule.checkBlock?.(...at) ?? []));
      },
    },
  );
  return (code) => problems.flatMap((told) => (told.code === code ? [placeOf(told.place)] : []));
}

export function placeOf(place: Place | undefined): string {
  return `${place?.line}:${place?.column}`;
}
