import type { Catalog } from '../../catalog/catalog.ts';
import {
  answersFromEnvironment,
  answersFromFlags,
  mergeProvided,
  type ProvidedAnswers,
} from '../../scaffold/answers/provided-answers.ts';
import type { LayerChoices } from '../../scaffold/compose/select.ts';
import { throwError } from '../../shared/error.ts';
import { unwrap } from '../../shared/result.ts';
import type { Context } from '../context.ts';
import { answersFromPlatform } from './answers-from-platform.ts';
import type { AnswersFile } from './read-answers-file.ts';

/** Options for answers and layers on the command line. */
export interface AnswerFlags {
  readonly set: readonly string[];
  readonly answers?: string | undefined;
  readonly with: readonly string[];
  readonly without: readonly string[];
  readonly preset?: string | undefined;
}

/** No option for answers and layers. */
export const noAnswerFlags: AnswerFlags = { set: [], with: [], without: [] };

/** Everything that is provided before any prompt. */
interface AnswerInput {
  readonly provided: ProvidedAnswers;
  readonly choices: LayerChoices;
}

/** Reads flags, the answers file, the environment and the platform's defaults, in the order of their precedence. */
export async function readProvidedAnswers(
  flags: AnswerFlags,
  catalog: Catalog,
  { cwd, environment }: Context,
): Promise<AnswerInput> {
  const file = flags.answers === undefined ? undefined : await readFile(flags.answers, cwd);
  const provided = mergeProvided(
    unwrap(answersFromFlags(flags.set)),
    file?.answers ?? new Map(),
    answersFromEnvironment(environment, parameterNames(catalog)),
    answersFromPlatform(catalog),
  );
  const choices = chooseLayers(flags, file);
  return { provided, choices };
}

async function readFile(file: string, cwd: string): Promise<AnswersFile> {
  const { readAnswersFile } = await import('./read-answers-file.ts');
  return readAnswersFile(file, cwd);
}

/** Flags override the answers file for a layer. */
function chooseLayers(
  flags: Pick<AnswerFlags, 'with' | 'without' | 'preset'>,
  file: Pick<AnswersFile, 'with' | 'without'> = { with: [], without: [] },
): LayerChoices {
  const chosen = flags.with.map((text) => readLayerChoice(text));
  const taken = new Map(chosen);
  rejectTwoProviders(chosen);
  const left = new Set(flags.without);
  const both = [...taken.keys()].find((layer) => left.has(layer));
  if (both !== undefined) {
    return throwError({
      code: 'usage/invalid',
      message: `the layer ${both} is switched both on and off`,
      hint: `remove --with ${both}=${taken.get(both)} or --without ${both}`,
    });
  }
  return {
    preset: flags.preset,
    with: new Map([...file.with.map((text) => readLayerChoice(text)), ...taken]),
    without: new Set([...file.without.filter((layer) => !taken.has(layer)), ...left]),
  };
}

/** Of two providers for one layer, the first would be dropped. */
function rejectTwoProviders(chosen: readonly (readonly [string, string])[]): void {
  for (const [layer, system] of chosen) {
    const other = chosen.find(([one, another]) => one === layer && another !== system);
    if (other === undefined) continue;
    throwError({
      code: 'usage/invalid',
      message: `the layer ${layer} has two providers: --with ${layer}=${system} and --with ${layer}=${other[1]}`,
      hint: 'remove one of them',
    });
  }
}

/** `LAYER=PROVIDER` as a pair; `flag` is what precedes it on the command line. */
export function readLayerChoice(text: string, flag = '--with'): readonly [string, string] {
  const [layer = '', system = '', ...rest] = text.split('=');
  if (layer !== '' && system !== '' && rest.length === 0) return [layer, system];
  return throwError({
    code: 'usage/invalid',
    message: `${flag} expects LAYER=PROVIDER, got "${text}"`,
    hint: 'idp list --layers shows the layers and their providers',
  });
}

function parameterNames(catalog: Catalog): readonly string[] {
  return [...catalog.templates.values(), ...catalog.capabilities.values()].flatMap(({ source }) =>
    Object.keys(source.value.spec.parameters ?? {}),
  );
}
