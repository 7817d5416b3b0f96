import {
  type GivenAnswers,
  givenByEnvironment,
  givenByFlags,
  givenByMapping,
  mergeGiven,
} from '../answers/given.ts';
import type { LayerChoices } from '../capability/select.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { isMapping, type Mapping, type Value } from '../data/value.ts';
import { orThrow } from '../errors/checked.ts';
import { fail } from '../errors/error.ts';
import { readTextFile } from '../host/read-text.ts';
import { readDocument } from '../manifest/parse.ts';
import { placeOfKey, type Sourced } from '../manifest/source.ts';
import type { Context } from './context.ts';

/** What a person may say about answers and layers on the command line. */
export interface AnswerFlags {
  readonly set: readonly string[];
  readonly answers?: string | undefined;
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/** Everything that was given before anyone is asked. */
export interface GivenInput {
  readonly given: GivenAnswers;
  readonly choices: LayerChoices;
}

/** Reads flags, the answers file, the environment and the platform's defaults, in the order of their precedence. */
export function readGiven(
  flags: AnswerFlags,
  catalog: Catalog,
  { environment }: Context,
): GivenInput {
  const file = flags.answers === undefined ? undefined : readAnswersFile(flags.answers);
  const platform = (catalog.platform?.value.spec.defaults ?? {}) as Mapping;
  const given = mergeGiven(
    orThrow(givenByFlags(flags.set)),
    file?.answers ?? new Map(),
    givenByEnvironment(environment, parameterNames(catalog)),
    givenByMapping(platform, { source: 'platform', label: 'platform.yaml' }),
  );
  const choices = {
    with: new Map([...(file?.with ?? []), ...flags.with].map(readLayerChoice)),
    without: new Set([...(file?.without ?? []), ...flags.without]),
  };
  return { given, choices };
}

interface AnswersFile {
  readonly answers: GivenAnswers;
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/** An answers file is a mapping of parameters, or an example: answers with the layers that go with them. */
function readAnswersFile(file: string): AnswersFile {
  const source = orThrow(readDocument(readTextFile(file), file)) as Sourced<Value>;
  const { value } = source;
  if (!isMapping(value)) {
    return fail({
      code: 'answers/file',
      message: 'is no mapping of parameters to answers',
      place: { file },
      hint: 'write a line such as name: orders',
    });
  }
  const nested = isMapping(value.answers) ? value.answers : undefined;
  const path = nested ? ['answers'] : [];
  const placeOf = (name: string) => placeOfKey(source, [...path, name]);
  return {
    answers: givenByMapping(nested ?? value, { source: 'file', label: file, placeOf }),
    with: nested ? textsOf(value.with) : [],
    without: nested ? textsOf(value.without) : [],
  };
}

function textsOf(value: Value): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function readLayerChoice(text: string): readonly [string, string] {
  const [layer = '', system = '', ...rest] = text.split('=');
  if (layer !== '' && system !== '' && rest.length === 0) return [layer, system];
  return fail({
    code: 'usage/unknown',
    message: `--with ${text} is no choice of a system`,
    hint: 'write --with LAYER=SYSTEM',
  });
}

function parameterNames(catalog: Catalog): readonly string[] {
  return [...catalog.templates.values(), ...catalog.capabilities.values()].flatMap(({ source }) =>
    Object.keys(source.value.spec.parameters ?? {}),
  );
}
