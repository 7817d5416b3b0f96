import { orderQuestions } from '../../scaffold/answers/order.ts';
import { expressionNames } from '../../scaffold/answers/resolve.ts';
import type { Mapping } from '../../shared/data/value.ts';
import { IdpError } from '../../shared/error.ts';
import { evaluate } from '../../templating/evaluate.ts';
import { isTruthy } from '../../templating/helpers.ts';
import type { RenderContext, ResolvedCase } from '../../validate/resolve-case.ts';
import {
  type Condition,
  type Declarations,
  readDeclarations,
  rootsOf,
  type VariableDeclaration,
} from './declarations.ts';
import { layerVariables, offLevel, variableOfLayer } from './layer-variables.ts';
import { valuesToTry } from './levels.ts';
import { absentLevel, resolveRow, usualValueOf, variableOfParameter } from './resolve-row.ts';
import { closureOf } from './search.ts';
import type { Row, Variable } from './variable.ts';

/**
 * Everything by which two cases of a template can differ: its layers, the parameters of few values or with a
 * condition, and the conditions of files and hooks; each after those that it needs.
 */
export function findVariables(context: RenderContext): readonly Variable[] {
  const layers = layerVariables(context.choices);
  const declarations = readDeclarations(context);
  const resolve = createSettler(context, layers);
  const { parameters, needsOf } = declarations;
  const named = [...parameters.keys()].map((name) => ({ name, needs: [...needsOf(name)] }));
  const ordered = orderQuestions(named);
  const parameterVariables = (ordered.ok ? ordered.value : []).flatMap(({ name }) =>
    parameterVariable(name, declarations, resolve),
  );
  return [
    ...layers,
    ...obeyRules(parameterVariables, rulesOf(declarations, parameterVariables), resolve),
    ...conditionVariables(declarations, resolve),
  ];
}

/** A rule on answers, with the variables of the parameters that it names. */
interface RuleOnVariables {
  readonly condition: Condition;
  readonly names: readonly string[];
}

function rulesOf(
  { conditions }: Declarations,
  variables: readonly Variable[],
): readonly RuleOnVariables[] {
  const known = new Set(variables.map(({ name }) => name));
  return conditions
    .filter(({ isRule }) => isRule)
    .map((condition) => {
      const names = rootsOf(condition.expression).map(variableOfParameter);
      return { condition, names: names.filter((name) => known.has(name)) };
    });
}

/** A level is only taken where it breaks no rule with those that are chosen: the last of a rule decides. */
function obeyRules(
  variables: readonly Variable[],
  rules: readonly RuleOnVariables[],
  resolve: Settle,
): readonly Variable[] {
  return variables.map((variable) => {
    const own = rules.filter(({ names }) => names.includes(variable.name));
    if (own.length === 0) return variable;
    const owners = own.map(({ condition }) => condition.owner).filter((id) => id.includes('/'));
    const others = own.flatMap(({ names }) => names).filter((name) => name !== variable.name);
    const needs = [...new Set([...variable.needs, ...owners.map(variableOfLayer), ...others])];
    const isAllowed = (chosen: Row, level: string) => {
      const row = new Map([...chosen, [variable.name, level]]);
      const due = own.filter(
        ({ condition, names }) =>
          isOn(condition.owner, row) && names.every((name) => row.has(name)),
      );
      const resolved = due.length === 0 ? undefined : resolve(row, [variable.name, ...needs]);
      return !resolved || due.every(({ condition }) => holds(condition.expression, resolved));
    };
    const options = (chosen: Row) =>
      variable.options(chosen).filter((level) => isAllowed(chosen, level));
    return { ...variable, needs, options };
  });
}

type Settle = (row: Row, needs: readonly string[]) => ResolvedCase | undefined;

/** Resolves some variables of a row, with the layers they need, each once. */
function createSettler(context: RenderContext, layers: readonly Variable[]): Settle {
  const known = new Map<string, ResolvedCase | undefined>();
  return (row, needs) => {
    const names = closureOf(layers, needs);
    const part = new Map([...row].filter(([name]) => names.has(name)));
    const key = JSON.stringify([...part]);
    if (!known.has(key)) known.set(key, resolveRow(context, part));
    return known.get(key);
  };
}

function parameterVariable(
  name: string,
  declarations: Declarations,
  resolve: Settle,
): readonly Variable[] {
  const conditions = declarations.conditions.map(({ expression }) => expression);
  const declared = (declarations.parameters.get(name) ?? []).map((declaration) => ({
    ...declaration,
    levels: levelsOf(name, declaration, conditions),
  }));
  const mayBeAbsent = declared.some(({ parameter }) => parameter.when !== undefined);
  const levels = new Set(declared.flatMap((one) => one.levels));
  if (levels.size < 2 && !mayBeAbsent) return [];
  const isAlways = declared.some(({ owner }) => !owner.includes('/'));
  const needs = needsIn(declarations, [name]).filter((need) => need !== variableOfParameter(name));
  return [
    {
      name: variableOfParameter(name),
      levels: [...levels, ...(mayBeAbsent ? [absentLevel] : []), ...(isAlways ? [] : [offLevel])],
      needs,
      options: (chosen) => {
        const on = declared.find(({ owner }) => isOn(owner, chosen));
        if (on === undefined) return [offLevel];
        if (on.parameter.when === undefined) return on.levels;
        const resolved = resolve(chosen, needs);
        if (resolved === undefined) return [];
        return resolved.resolution.answers.has(name) ? on.levels : [absentLevel];
      },
    },
  ];
}

function levelsOf(
  name: string,
  { parameter }: VariableDeclaration,
  conditions: readonly Condition['expression'][],
): readonly string[] {
  const values = valuesToTry(name, parameter, conditions).map((value) => JSON.stringify(value));
  return values.length === 0 ? [usualValueOf] : values;
}

function conditionVariables(declarations: Declarations, resolve: Settle): readonly Variable[] {
  const all = declarations.conditions
    .filter(({ isOfFiles }) => isOfFiles)
    .map(({ owner, text, expression }): Variable => {
      const isAlways = !owner.includes('/');
      const own = isAlways ? [] : [variableOfLayer(owner)];
      const needs = [...own, ...needsIn(declarations, rootsOf(expression))];
      return {
        name: `condition ${owner} ${text}`,
        levels: ['holds', 'does not hold', ...(isAlways ? [] : [offLevel])],
        needs,
        options: (chosen) => {
          if (!isOn(owner, chosen)) return [offLevel];
          const resolved = resolve(chosen, needs);
          return resolved ? [holds(expression, resolved) ? 'holds' : 'does not hold'] : [];
        },
      };
    });
  return [...new Map(all.map((variable) => [variable.name, variable])).values()];
}

/** What cannot be evaluated is reported when the case is rendered. */
function holds(expression: Condition['expression'], resolved: ResolvedCase): boolean {
  try {
    return isTruthy(evaluate(expression, namesIn(resolved)));
  } catch (error) {
    if (error instanceof IdpError) return false;
    throw error;
  }
}

const known = new WeakMap<ResolvedCase, Mapping>();

/** Every condition of a template is evaluated with the same names. */
function namesIn(resolved: ResolvedCase): Mapping {
  const { composition, resolution } = resolved;
  const names = known.get(resolved) ?? expressionNames(resolution.answers, composition.facts);
  known.set(resolved, names);
  return names;
}

function isOn(owner: string, chosen: Row): boolean {
  return !owner.includes('/') || chosen.get(variableOfLayer(owner)) === owner;
}

/** The variables of these parameters, of all that they need, and of the layers that declare them. */
function needsIn(
  { parameters, needsOf }: Declarations,
  names: readonly string[],
): readonly string[] {
  const all = new Set(names.flatMap((name) => [name, ...needsOf(name)]));
  const owners = [...all].flatMap((name) => parameters.get(name) ?? []).map(({ owner }) => owner);
  const layers = owners.filter((owner) => owner.includes('/')).map(variableOfLayer);
  return [...new Set([...layers, ...[...all].map(variableOfParameter)])];
}
