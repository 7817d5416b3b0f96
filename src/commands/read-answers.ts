import { resolve } from 'node:path';
import { type GivenAnswers, givenByMapping } from '../answers/given.ts';
import { isMapping, type Mapping, type Value } from '../data/value.ts';
import { type Checked, orThrow } from '../errors/checked.ts';
import { fail, failIfAny } from '../errors/error.ts';
import { readTextFile } from '../host/read-text.ts';
import { exampleSchema } from '../manifest/example.ts';
import { parseManifest, readDocument } from '../manifest/parse.ts';
import { placeOfKey, type Sourced } from '../manifest/source.ts';

/** What a file says about answers and layers. */
export interface AnswersFile {
  readonly answers: GivenAnswers;
  /** `layer=provider`, as after `--with`. */
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/**
 * An answers file is a mapping of parameters, or an example: answers with the layers that go with them.
 * `file` is what the person typed, from the folder `cwd`.
 */
export function readAnswersFile(file: string, cwd: string): AnswersFile {
  const text = readTextFile(resolve(cwd, file), file);
  const source = orRefuse(readDocument(text, file)) as Sourced<Value>;
  const { value } = source;
  if (!isMapping(value)) {
    return fail({
      code: 'answers/file',
      message: 'is no mapping of parameters to answers',
      place: { file },
      hint: 'write a line such as name: orders',
    });
  }
  if (!isMapping(value.answers))
    return { answers: given(value, source, []), with: [], without: [] };
  const example = orRefuse(parseManifest(exampleSchema, text, file)).value;
  const { with: taken = [], without = [] } = example;
  return { answers: given(value.answers, source, ['answers']), with: taken, without };
}

function given(values: Mapping, source: Sourced<Value>, path: readonly string[]): GivenAnswers {
  const placeOf = (name: string) => placeOfKey(source, [...path, name]);
  return givenByMapping(values, { source: 'file', label: source.file, placeOf });
}

/** It is the input of this run that is wrong, not a template. */
function orRefuse<T>(result: Checked<T>): T {
  if (!result.ok) failIfAny(result.problems.map((one) => ({ ...one, code: 'answers/file' })));
  return orThrow(result);
}
