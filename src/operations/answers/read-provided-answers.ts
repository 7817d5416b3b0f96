import type { Catalog } from '../../catalog/catalog.ts';
import { layersOf, providersOfLayer } from '../../catalog/find.ts';
import {
  answersFromEnvironment,
  answersFromFlags,
  mergeProvided,
  type ProvidedAnswers,
} from '../../scaffold/answers/provided-answers.ts';
import type { LayerChoices } from '../../scaffold/compose/select.ts';
import { closest } from '../../shared/closest.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { throwError } from '../../shared/error.ts';
import { listFirst } from '../../shared/list-first.ts';
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
  const choices = chooseLayers(flags, file, catalog);
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
  catalog: Catalog,
): LayerChoices {
  const read = (text: string) =>
    splitLayerChoice(text) ?? throwError(invalidLayerChoice(text, '--with', catalog));
  const chosen = flags.with.map(read);
  const taken = new Map(chosen);
  rejectTwoProviders(chosen, '--with');
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
    with: new Map([...file.with.map(read), ...taken]),
    without: new Set([...file.without.filter((layer) => !taken.has(layer)), ...left]),
  };
}

/** Of two providers for one layer, the first would be dropped. */
export function rejectTwoProviders(
  chosen: readonly (readonly [string, string])[],
  flag: string,
): void {
  for (const [layer, system] of chosen) {
    const other = chosen.find(([one, another]) => one === layer && another !== system);
    if (other === undefined) continue;
    throwError({
      code: 'usage/invalid',
      message: `the layer ${layer} has two providers: ${flag} ${layer}=${system} and ${flag} ${layer}=${other[1]}`,
      hint: 'remove one of them',
    });
  }
}

/** `LAYER=PROVIDER` as a pair; undefined if it is not of that form. */
export function splitLayerChoice(text: string): readonly [string, string] | undefined {
  const [layer = '', provider = '', ...rest] = text.split('=');
  return layer !== '' && provider !== '' && rest.length === 0 ? [layer, provider] : undefined;
}

/** What to write instead of a choice that is not LAYER=PROVIDER; `flag` is what precedes it on the command line. */
export function invalidLayerChoice(text: string, flag: string, catalog: Catalog): Diagnostic {
  return {
    code: 'usage/invalid',
    message: `${flag} expects LAYER=PROVIDER, got "${text}"`,
    hint: hintForLayer(text, flag, catalog),
  };
}

/** Half of `LAYER=PROVIDER` is enough to know the other. */
function hintForLayer(text: string, flag: string, catalog: Catalog): string {
  const providers = providersOfLayer(catalog, text);
  if (providers.length > 0)
    return `the layer ${text} has ${listFirst(providers)}: write ${flag} ${text}=${providers[0]}`;
  const layers = layersOf(catalog).filter((layer) =>
    providersOfLayer(catalog, layer).includes(text),
  );
  if (layers.length > 0)
    return `write ${layers.map((layer) => `${flag} ${layer}=${text}`).join(', or ')}`;
  const near = closest(text, layersOf(catalog));
  return near === undefined
    ? 'idp list --layers shows the layers and their providers'
    : `did you mean ${near}?`;
}

function parameterNames(catalog: Catalog): readonly string[] {
  return [...catalog.templates.values(), ...catalog.capabilities.values()].flatMap(({ source }) =>
    Object.keys(source.value.spec.parameters ?? {}),
  );
}
