import type { Parameter, Parameters } from '../../catalog/manifest/parameter.ts';
import {
  type KeyPath,
  locationOfText,
  type WithSource,
} from '../../catalog/manifest/source-map.ts';
import { append } from '../../shared/append.ts';
import type { Value } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { type Result, toResult } from '../../shared/result.ts';
import { type NameUse, namesOfExpression, namesOfTemplate } from '../../templating/names.ts';
import { parseExpression, parseTemplate } from '../../templating/parse.ts';
import type { Expression, Template } from '../../templating/syntax.ts';
import { checkNames, type DeclaredNames } from './declared-names.ts';
import type { Facts } from './facts.ts';
import { orderQuestions } from './order.ts';

/** A parameter made ready: its expressions are read, and their names known. */
export interface Question {
  readonly name: string;
  readonly parameter: Parameter;
  /** Who declared it: the template's name, or a capability's `layer/provider`. */
  readonly owner: string;
  readonly when: Expression | undefined;
  /** The default: a literal value, a text to render, or a list of them. */
  readonly fallback: Fallback | undefined;
  /** The parameters that its condition and its default need. */
  readonly needs: readonly string[];
}

type Fallback =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'items'; readonly items: readonly Template[] };

/** The parameters of one manifest. */
export interface ParameterDeclaration {
  readonly owner: string;
  readonly source: WithSource<{
    readonly spec: {
      readonly parameters?: Parameters | undefined;
      readonly rules?: readonly { readonly holds: string; readonly message: string }[] | undefined;
    };
  }>;
}

/**
 * All parameters of a composition in order: each after those it depends on, else as declared. Reports invalid
 * expressions, undeclared names and circular dependencies.
 */
export function prepareQuestions(
  declarations: readonly ParameterDeclaration[],
  facts: Facts,
): Result<readonly Question[]> {
  const parameters = new Map(
    declarations.flatMap(({ source }) => Object.entries(source.value.spec.parameters ?? {})),
  );
  const owner = declarations[0]?.owner ?? '';
  const diagnostics: Diagnostic[] = [];
  const questions = declarations.flatMap((declaration) =>
    Object.keys(declaration.source.value.spec.parameters ?? {}).map((name) =>
      prepare(name, declaration, { owner, parameters, facts }, diagnostics),
    ),
  );
  const order = orderQuestions(questions);
  if (!order.ok) append(diagnostics, order.diagnostics);
  return toResult(order.ok ? order.value : questions, diagnostics);
}

function prepare(
  name: string,
  { owner, source }: ParameterDeclaration,
  declared: DeclaredNames,
  diagnostics: Diagnostic[],
): Question {
  const parameter = (source.value.spec.parameters as Parameters)[name] as Parameter;
  const uses: NameUse[] = [];
  const read = <T>(
    key: KeyPath,
    parsed: (origin: ReturnType<typeof locationOfText>) => Result<T>,
    names: (value: T) => readonly NameUse[],
  ) => {
    const result = parsed(locationOfText(source, ['spec', 'parameters', name, ...key]));
    if (result.ok) append(uses, names(result.value));
    else append(diagnostics, result.diagnostics);
    return result.ok ? result.value : undefined;
  };
  const { when } = parameter;
  const condition =
    when === undefined
      ? undefined
      : read(['when'], (origin) => parseExpression(when, origin), namesOfExpression);
  const fallback = readFallback(parameter.default, (text, ...at) =>
    read(['default', ...at], (origin) => parseTemplate(text, origin), namesOfTemplate),
  );
  append(diagnostics, checkNames(uses, declared));
  const needs = uses
    .map(({ path }) => path[0] ?? '')
    .filter((need) => declared.parameters.has(need));
  return { name, parameter, owner, when: condition, fallback, needs };
}

function readFallback(
  value: Parameter['default'],
  read: (text: string, ...at: readonly number[]) => Template | undefined,
): Fallback | undefined {
  const hasBraces = (text: Value) => typeof text === 'string' && text.includes('{{');
  if (Array.isArray(value) && value.some(hasBraces))
    return { kind: 'items', items: value.flatMap((item, index) => read(item, index) ?? []) };
  if (typeof value !== 'string' || !hasBraces(value))
    return value === undefined ? undefined : { kind: 'value', value };
  const template = read(value);
  return template && { kind: 'template', template };
}
