import type { Parameter } from '../../catalog/manifest/parameter.ts';
import { isSecret } from '../../catalog/manifest/secret.ts';
import { suggestFix } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { helperNames } from '../../templating/helpers.ts';
import type { NameUse } from '../../templating/names.ts';
import {
  checkLayerFact,
  checkPlatformFact,
  checkTemplateFact,
  type Facts,
  factRoots,
} from './facts.ts';

/** The names that an expression may use. */
export interface DeclaredNames {
  /** Whose names they are, for messages: `node-service`. */
  readonly owner: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly facts: Facts;
}

/** Every name that is used and not declared, and every use of a secret. */
export function checkNames(
  uses: readonly NameUse[],
  declared: DeclaredNames,
): readonly Diagnostic[] {
  return uses.flatMap((use) => checkName(use, declared) ?? []);
}

function checkName(use: NameUse, declared: DeclaredNames): Diagnostic | undefined {
  const { path, location } = use;
  const [first = '', second] = path;
  if (first === 'platform') return checkPlatformFact(use, declared.facts.platform);
  if (first === 'template') return checkTemplateFact(use, declared.facts.template, declared.owner);
  if (first === 'layers') return checkLayerFact(use, declared.facts.layers);
  const parameter = declared.parameters.get(first);
  const mayBeField = use.within?.some((subject) => !declared.parameters.has(subject));
  if (mayBeField && !(parameter && isSecret(parameter))) return undefined;
  if (parameter === undefined) {
    const message = `"${path.join('.')}" is not a parameter of ${declared.owner}`;
    return { code: 'skeleton/undeclared-name', message, location, ...suggestName(first, declared) };
  }
  if (second !== undefined && parameter.type !== 'array') {
    const message = `"${first}" is of type ${parameter.type} and has no field "${second}"`;
    return { code: 'skeleton/undeclared-name', message, location };
  }
  if (!isSecret(parameter)) return undefined;
  return {
    code: 'skeleton/secret',
    message: `"${first}" is a secret and would be written to the file here`,
    location,
    hint: 'hooks receive secrets as environment variables',
  };
}

function suggestName(name: string, declared: DeclaredNames): Pick<Diagnostic, 'hint' | 'fix'> {
  if (helperNames.includes(name)) return { hint: `${name} is a helper and needs arguments` };
  if (/^[.$@]/.test(name)) return { hint: 'to output literal braces, escape them: \\{{' };
  return suggestFix(name, [...declared.parameters.keys(), ...factRoots]);
}
