import { resolve } from 'node:path';
import { exampleSchema } from '../../catalog/manifest/example.ts';
import { parseManifest, readDocument } from '../../catalog/manifest/parse.ts';
import { locationOfKey, type WithSource } from '../../catalog/manifest/source-map.ts';
import {
  answersFromMapping,
  type ProvidedAnswers,
} from '../../scaffold/answers/provided-answers.ts';
import { isMapping, type Mapping, type Value } from '../../shared/data/value.ts';
import { throwError, throwIfAny } from '../../shared/error.ts';
import { type Result, unwrap } from '../../shared/result.ts';
import { readTextFile } from '../../system/files/read-text.ts';

/** The answers and layers of an answers file. */
export interface AnswersFile {
  readonly answers: ProvidedAnswers;
  /** `layer=provider`, as after `--with`. */
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/**
 * An answers file is a mapping of parameters, or an example: answers with layers. `file` is what the user typed,
 * relative to `cwd`.
 */
export function readAnswersFile(file: string, cwd: string): AnswersFile {
  const text = readTextFile(resolve(cwd, file), file);
  const source = orReject(readDocument(text, file)) as WithSource<Value>;
  const { value } = source;
  if (!isMapping(value)) {
    return throwError({
      code: 'answers/file',
      message: 'is not a mapping of parameters to answers',
      location: { file },
      hint: 'write a line such as name: orders',
    });
  }
  if (!isMapping(value.answers))
    return { answers: provided(value, source, []), with: [], without: [] };
  const example = orReject(parseManifest(exampleSchema, text, file)).value;
  const { with: taken = [], without = [] } = example;
  return { answers: provided(value.answers, source, ['answers']), with: taken, without };
}

function provided(
  values: Mapping,
  source: WithSource<Value>,
  path: readonly string[],
): ProvidedAnswers {
  const locationOf = (name: string) => locationOfKey(source, [...path, name]);
  return answersFromMapping(values, { source: 'file', label: source.file, locationOf });
}

/** It is the input of this run that is wrong, not a template. */
function orReject<T>(result: Result<T>): T {
  if (!result.ok) throwIfAny(result.diagnostics.map((one) => ({ ...one, code: 'answers/file' })));
  return unwrap(result);
}
