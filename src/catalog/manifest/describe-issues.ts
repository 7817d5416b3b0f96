import type * as z from 'zod';
import { maximum } from '../../shared/append.ts';
import { suggestFix } from '../../shared/closest.ts';
import { quote, typeName, type Value } from '../../shared/data/value.ts';
import type { Diagnostic, Location } from '../../shared/diagnostic.ts';
import { type Result, toResult } from '../../shared/result.ts';
import { describeKeyPath, missingKey, unknownKey } from './key-problems.ts';
import { hintForShape } from './shape-hint.ts';
import {
  isThere,
  type KeyPath,
  locationOfKey,
  locationOfValue,
  type WithSource,
} from './source-map.ts';

type Issue = z.core.$ZodIssue;

/** Describes every issue of a schema, each with its location in the file. */
export function describeIssues(
  schema: z.ZodType,
  source: WithSource<unknown>,
  issues: readonly Issue[],
): Result<never> {
  const diagnostics = issues.flatMap((issue) => describeIssue(schema, source, issue));
  return toResult(undefined as never, eachOnce(diagnostics));
}

/** A misspelled key is both unknown and missing, and reported once. */
function eachOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [
    ...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values(),
  ];
}

function describeIssue(
  schema: z.ZodType,
  source: WithSource<unknown>,
  issue: Issue,
): readonly Diagnostic[] {
  const path = issue.path as KeyPath;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(schema, source, [...path, key]));
    case 'invalid_key':
      return [wrongKey(source, path, issue.issues[0]?.message ?? 'is not a valid key')];
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

/** The issue of a union says little; the branch that matched furthest says what is wrong. */
function describeUnion(
  schema: z.ZodType,
  source: WithSource<unknown>,
  issue: Extract<Issue, { code: 'invalid_union' }>,
): readonly Diagnostic[] {
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
    return [wrongValue(source, path, 'has none of the allowed forms')];
  return deepest.flatMap((error) => describeIssue(schema, source, error as Issue));
}

function depth(issues: readonly { readonly path: readonly PropertyKey[] }[]): number {
  return maximum(issues.map((issue) => issue.path.length));
}

function isMissing(source: WithSource<unknown>, path: KeyPath): boolean {
  return path.length > 0 && !isThere(source, path);
}

function wrongKey(source: WithSource<unknown>, path: KeyPath, message: string): Diagnostic {
  return {
    code: 'manifest/value',
    message: `"${String(path.at(-1))}": ${message}`,
    location: locationOfKey(source, path),
  };
}

function wrongType(source: WithSource<unknown>, path: KeyPath, expected: string): Diagnostic {
  const value = valueAt(source, path);
  const location = locationOfValue(source, path);
  const hint =
    expected === 'string'
      ? hintForText(source, value, location)
      : hintForShape(path, value, expected);
  return {
    code: 'manifest/type',
    message: `${describeKeyPath(path)} is of type ${typeName(value)}, but must be of type ${jsonType(expected)}`,
    location,
    ...(hint !== undefined && { hint }),
    ...(expected === 'string' && quoted(source, value, location)),
  };
}

/** The fix for a number or boolean: the same in quotes. */
function quoted(
  source: WithSource<unknown>,
  value: Value,
  location: Location,
): Pick<Diagnostic, 'fix'> {
  if (!['integer', 'number', 'boolean'].includes(typeName(value))) return {};
  const { line = 1, column = 1, length = 1 } = location;
  const row = source.text.split('\n')[line - 1] ?? '';
  const was = row.slice(column - 1, column - 1 + length);
  return /^[-+.\w]+$/.test(was) ? { fix: { kind: 'word', was, becomes: `"${was}"` } } : {};
}

/** What YAML takes for something else is text in quotes; so are braces, which it takes for a mapping. */
function hintForText(
  source: WithSource<unknown>,
  value: Value,
  location: Location,
): string | undefined {
  if (['integer', 'number', 'boolean', 'null'].includes(typeName(value))) return 'put it in quotes';
  const line = source.text.split('\n')[(location.line ?? 1) - 1] ?? '';
  const braces = line.startsWith('{{', (location.column ?? 1) - 1);
  return braces ? 'put the text with its braces in quotes' : undefined;
}

function valueAt(source: WithSource<unknown>, path: KeyPath): Value {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown>)[key],
    source.value,
  ) as Value;
}

function jsonType(expected: string): string {
  return expected === 'record' ? 'object' : expected === 'int' ? 'integer' : expected;
}

function wrongChoice(
  source: WithSource<unknown>,
  path: KeyPath,
  values: readonly unknown[],
): Diagnostic {
  const value = valueAt(source, path);
  const choices = values.map(String);
  return {
    code: 'manifest/value',
    message: `${quote(typeof value === 'object' ? undefined : value)} is not allowed for ${describeKeyPath(path)}`,
    location: locationOfValue(source, path),
    ...suggestFix(String(value), choices),
    ...(choices.length === 1 && { hint: `write ${choices[0]}` }),
    ...(choices.length === 1 && typeof value === 'string' && onlyChoice(value, choices[0] ?? '')),
  };
}

/** If only one value is allowed, it is the right one. */
function onlyChoice(was: string, becomes: string): Pick<Diagnostic, 'fix'> {
  return { fix: { kind: 'word', was, becomes } };
}

function wrongValue(source: WithSource<unknown>, path: KeyPath, message: string): Diagnostic {
  return {
    code: 'manifest/value',
    message: `${describeKeyPath(path)} ${lowerFirst(message)}`,
    location: locationOfValue(source, path),
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
