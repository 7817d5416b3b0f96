import { amend } from '../errors/nearest.ts';
import type { Problem } from '../errors/problem.ts';
import type { Parameter } from '../manifest/parameter.ts';
import { isSecret } from '../manifest/secret.ts';
import { helperNames } from '../templating/helpers.ts';
import type { NameUse } from '../templating/names.ts';
import {
  checkLayerFact,
  checkPlatformFact,
  checkTemplateFact,
  type Facts,
  factRoots,
} from './facts.ts';

/** The names that an expression may use. */
export interface Declared {
  /** Whose names they are, for messages: `node-service`. */
  readonly owner: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly facts: Facts;
}

/** Every name that is used and not declared, and every use of a secret. */
export function checkNames(uses: readonly NameUse[], declared: Declared): readonly Problem[] {
  return uses.flatMap((use) => checkName(use, declared) ?? []);
}

function checkName(use: NameUse, declared: Declared): Problem | undefined {
  const { path, location: place } = use;
  const [first = '', second] = path;
  if (first === 'platform') return checkPlatformFact(use, declared.facts.platform);
  if (first === 'template') return checkTemplateFact(use, declared.facts.template, declared.owner);
  if (first === 'layers') return checkLayerFact(use, declared.facts.layers);
  const parameter = declared.parameters.get(first);
  const mayBeField = use.within?.some((subject) => !declared.parameters.has(subject));
  if (mayBeField && !(parameter && isSecret(parameter))) return undefined;
  if (parameter === undefined) {
    const message = `"${path.join('.')}" is not a parameter of ${declared.owner}`;
    return { code: 'skeleton/undeclared-name', message, place, ...amendName(first, declared) };
  }
  if (second !== undefined && parameter.type !== 'array') {
    const message = `"${first}" is of type ${parameter.type} and has no field "${second}"`;
    return { code: 'skeleton/undeclared-name', message, place };
  }
  if (!isSecret(parameter)) return undefined;
  return {
    code: 'skeleton/secret',
    message: `"${first}" is a secret, and would be written here`,
    place,
    hint: 'a hook finds it in its environment',
  };
}

function amendName(name: string, declared: Declared): Pick<Problem, 'hint' | 'fix'> {
  if (helperNames.includes(name)) return { hint: `${name} is a helper: give it its arguments` };
  if (/^[.$@]/.test(name))
    return { hint: 'to write braces into the output, put a backslash before them: \\{{' };
  return amend(name, [...declared.parameters.keys(), ...factRoots]);
}
