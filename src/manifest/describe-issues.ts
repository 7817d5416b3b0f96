import type * as z from 'zod';
import { quote, typeName, type Value } from '../data/value.ts';
import { greatest } from '../errors/append.ts';
import { type Checked, checked } from '../errors/checked.ts';
import { amend } from '../errors/nearest.ts';
import type { Place, Problem } from '../errors/problem.ts';
import { missingKey, unknownKey, where } from './key-problems.ts';
import { isThere, type KeyPath, placeOfKey, placeOfValue, type Sourced } from './source.ts';

type Issue = z.core.$ZodIssue;

/** Every issue of a schema in the words of `idp`, each with its place in the file. */
export function describeIssues(
  schema: z.ZodType,
  source: Sourced<unknown>,
  issues: readonly Issue[],
): Checked<never> {
  const problems = issues.flatMap((issue) => describeIssue(schema, source, issue));
  return checked(undefined as never, eachOnce(problems));
}

/** A key that is mistyped is both unknown and missing, and told once. */
function eachOnce(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function describeIssue(
  schema: z.ZodType,
  source: Sourced<unknown>,
  issue: Issue,
): readonly Problem[] {
  const path = issue.path as KeyPath;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(schema, source, [...path, key]));
    case 'invalid_key':
      return [wrongKey(source, path, issue.issues[0]?.message ?? 'is no valid key')];
    case 'invalid_union':
      return [describeUnion(schema, source, issue)].flat();
    case 'invalid_type':
      return [
        isMissing(source, path)
          ? missingKey(schema, source, path)
          : wrongType(source, path, issue.expected),
      ];
    case 'invalid_value':
      return [
        isMissing(source, path)
          ? missingKey(schema, source, path)
          : wrongChoice(source, path, issue.values),
      ];
    default:
      return [wrongValue(source, path, issue.message)];
  }
}

/** A union says little; the branch that went furthest into the value says what is wrong. */
function describeUnion(
  schema: z.ZodType,
  source: Sourced<unknown>,
  issue: Extract<Issue, { code: 'invalid_union' }>,
): readonly Problem[] {
  const path = issue.path as KeyPath;
  if ('discriminator' in issue && typeof issue.discriminator === 'string') {
    const options = 'options' in issue ? (issue.options as readonly Value[]) : [];
    if (isMissing(source, path)) return [missingKey(schema, source, path)];
    return [wrongChoice(source, path, options)];
  }
  const branches = issue.errors.map((errors) =>
    errors.map((error) => ({ ...error, path: [...path, ...error.path] as PropertyKey[] })),
  );
  const deepest = [...branches].sort((a, b) => depth(b) - depth(a))[0] ?? [];
  if (depth(deepest) <= path.length)
    return [wrongValue(source, path, 'has none of the forms that are allowed here')];
  return deepest.flatMap((error) => describeIssue(schema, source, error as Issue));
}

function depth(issues: readonly { readonly path: readonly PropertyKey[] }[]): number {
  return greatest(issues.map((issue) => issue.path.length));
}

function isMissing(source: Sourced<unknown>, path: KeyPath): boolean {
  return path.length > 0 && !isThere(source, path);
}

function wrongKey(source: Sourced<unknown>, path: KeyPath, message: string): Problem {
  return {
    code: 'manifest/value',
    message: `"${String(path.at(-1))}": ${message}`,
    place: placeOfKey(source, path),
  };
}

function wrongType(source: Sourced<unknown>, path: KeyPath, expected: string): Problem {
  const value = valueAt(source, path);
  const place = placeOfValue(source, path);
  const hint = expected === 'string' ? hintForText(source, value, place) : undefined;
  return {
    code: 'manifest/type',
    message: `${where(path)} is of type ${typeName(value)}, but must be of type ${jsonType(expected)}`,
    place,
    ...(hint !== undefined && { hint }),
    ...(expected === 'string' && quoted(source, value, place)),
  };
}

/** A number or a truth value, as it stands there, in quotes. */
function quoted(source: Sourced<unknown>, value: Value, place: Place): Pick<Problem, 'fix'> {
  if (!['integer', 'number', 'boolean'].includes(typeName(value))) return {};
  const { line = 1, column = 1, length = 1 } = place;
  const row = source.text.split('\n')[line - 1] ?? '';
  const was = row.slice(column - 1, column - 1 + length);
  return /^[-+.\w]+$/.test(was) ? { fix: { kind: 'word', was, becomes: `"${was}"` } } : {};
}

/** What YAML takes for something else is text in quotes; so are braces, which it takes for a mapping. */
function hintForText(source: Sourced<unknown>, value: Value, place: Place): string | undefined {
  if (['integer', 'number', 'boolean', 'null'].includes(typeName(value))) return 'put it in quotes';
  const line = source.text.split('\n')[(place.line ?? 1) - 1] ?? '';
  const braces = line.startsWith('{{', (place.column ?? 1) - 1);
  return braces ? 'put the text with its braces in quotes' : undefined;
}

function valueAt(source: Sourced<unknown>, path: KeyPath): Value {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown>)[key],
    source.value,
  ) as Value;
}

function jsonType(expected: string): string {
  return expected === 'record' ? 'object' : expected === 'int' ? 'integer' : expected;
}

function wrongChoice(source: Sourced<unknown>, path: KeyPath, values: readonly unknown[]): Problem {
  const value = valueAt(source, path);
  const choices = values.map(String);
  return {
    code: 'manifest/value',
    message: `${quote(typeof value === 'object' ? undefined : value)} is not allowed for ${where(path)}`,
    place: placeOfValue(source, path),
    ...amend(String(value), choices),
    ...(choices.length === 1 && { hint: `write ${choices[0]}` }),
    ...(choices.length === 1 && typeof value === 'string' && onlyChoice(value, choices[0] ?? '')),
  };
}

/** Where one value alone may stand, it is the right one, near or not. */
function onlyChoice(was: string, becomes: string): Pick<Problem, 'fix'> {
  return { fix: { kind: 'word', was, becomes } };
}

function wrongValue(source: Sourced<unknown>, path: KeyPath, message: string): Problem {
  return {
    code: 'manifest/value',
    message: `${where(path)} ${lowerFirst(message)}`,
    place: placeOfValue(source, path),
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
