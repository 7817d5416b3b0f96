import { parameterSchema } from '../../../src/catalog/manifest/parameter.ts';
import type { Diagnostic, Location } from '../../../src/shared/diagnostic.ts';
import type { ErrorCode } from '../../../src/shared/error-codes.ts';
import { unwrap } from '../../../src/shared/result.ts';
import { parseExpression } from '../../../src/templating/parse.ts';
import type { Template } from '../../../src/templating/syntax.ts';
import {
  createTypeEnvironment,
  type DeclaredParameter,
  rootScope,
} from '../../../src/types/type-environment.ts';
import { walkTemplate } from '../../../src/types/walk.ts';
import { typedRules } from '../../../src/validate/typed/rules.ts';
import { ships } from './draw.ts';

export function declare(whens: Readonly<Record<string, string>>): readonly DeclaredParameter[] {
  return Object.entries(ships).map(([name, { shape }]) => {
    const when = whens[name];
    return {
      name,
      parameter: parameterSchema.parse(shape),
      when:
        when === undefined ? undefined : unwrap(parseExpression(when, { file: 'template.yaml' })),
    };
  });
}

/** What the rules tell of a text: by code, where. */
export function tell(
  template: Template,
  declared: readonly DeclaredParameter[],
): (code: ErrorCode) => readonly string[] {
  const environment = createTypeEnvironment(declared, { platform: {}, template: {}, layers: {} });
  const diagnostics: Diagnostic[] = [];
  walkTemplate(
    template,
    { scope: rootScope(environment), guards: [] },
    {
      onExpression: (...at) => {
        for (const rule of typedRules) diagnostics.push(...(rule.checkExpression?.(...at) ?? []));
      },
      onBlock: (...at) => {
        for (const rule of typedRules) diagnostics.push(...(rule.checkBlock?.(...at) ?? []));
      },
    },
  );
  return (code) =>
    diagnostics.flatMap((told) => (told.code === code ? [locationOf(told.location)] : []));
}

export function locationOf(location: Location | undefined): string {
  return `${location?.line}:${location?.column}`;
}
