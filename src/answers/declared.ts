import type { Mapping } from '../data/value.ts';
import { suggest } from '../errors/nearest.ts';
import type { Problem } from '../errors/problem.ts';
import { helperNames } from '../expression/helpers.ts';
import type { NameUse } from '../expression/names.ts';
import { isSecret, type Parameter } from '../manifest/parameter.ts';

/** The names that an expression may use. */
export interface Declared {
  /** Whose names they are, for messages: `node-service`. */
  readonly owner: string;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly platform: Mapping | undefined;
}

/** Every name that is used and not declared, and every use of a secret. */
export function checkNames(uses: readonly NameUse[], declared: Declared): readonly Problem[] {
  return uses.flatMap((use) => checkName(use, declared) ?? []);
}

function checkName({ path, place }: NameUse, declared: Declared): Problem | undefined {
  const [first = '', second] = path;
  if (first === 'platform') return checkPlatformName(second, place, declared.platform);
  const parameter = declared.parameters.get(first);
  if (parameter === undefined) {
    const message = `"${path.join('.')}" is not a parameter of ${declared.owner}`;
    return { code: 'skeleton/undeclared-name', message, place, hint: hintFor(first, declared) };
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

function hintFor(name: string, declared: Declared): string {
  if (helperNames.includes(name)) return `${name} is a helper: give it its arguments`;
  if (/^[.$@]/.test(name))
    return 'to write braces into the output, put a backslash before them: \\{{';
  return suggest(name, [...declared.parameters.keys(), 'platform']);
}

function checkPlatformName(
  key: string | undefined,
  place: NameUse['place'],
  platform: Mapping | undefined,
): Problem | undefined {
  if (key === undefined || (platform && Object.hasOwn(platform, key))) return undefined;
  return {
    code: 'skeleton/undeclared-name',
    message: `"platform.${key}" is not said by platform.yaml`,
    place,
    hint: platform ? suggest(key, Object.keys(platform)) : 'this catalog has no platform.yaml',
  };
}
