import type { Inference, Parameter } from '../../catalog/manifest/parameter.ts';
import { findGroup } from '../../catalog/manifest/pattern.ts';
import { languageOf, parseData } from '../../shared/data/parse.ts';
import { isMapping, type Value } from '../../shared/data/value.ts';
import { invalidValueReason } from './check-value.ts';
import { coerceText } from './coerce.ts';
import type { ProvidedAnswers, ProvidedValue } from './provided-answers.ts';
import type { Question } from './question.ts';

/** The text of a file of the repository; undefined if there is none. */
type ReadText = (file: string) => string | undefined;

/** Infers answers from a repository: for each parameter, the first valid value. */
export function inferAnswers(questions: readonly Question[], read: ReadText): ProvidedAnswers {
  return new Map(
    questions.flatMap(({ name, parameter }) => {
      const found = (parameter.infer ?? []).flatMap(
        (inference) => infer(parameter, inference, read) ?? [],
      );
      return found.slice(0, 1).map((provided) => [name, provided] as const);
    }),
  );
}

function infer(
  parameter: Parameter,
  { file, key, pattern }: Inference,
  read: ReadText,
): ProvidedValue | undefined {
  const text = read(file);
  if (text === undefined) return undefined;
  const raw = key === undefined ? matchPattern(text, pattern) : lookUp(file, text, key);
  const value = typeof raw === 'string' ? coerceText(parameter, raw) : raw;
  if (value === undefined || invalidValueReason(parameter, value) !== undefined) return undefined;
  return { value, source: 'repository', label: file };
}

function matchPattern(text: string, pattern: string | undefined): string | undefined {
  return pattern === undefined ? text.trim() : findGroup(pattern, text);
}

function lookUp(file: string, text: string, key: string): Value {
  const language = languageOf(file);
  const parsed = language && parseData(language, text);
  if (parsed === undefined || 'error' in parsed) return undefined;
  return key
    .split('.')
    .reduce<Value>((value, part) => (isMapping(value) ? value[part] : undefined), parsed.value);
}
