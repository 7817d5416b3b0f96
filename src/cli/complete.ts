import type { Command, Option } from 'commander';
import type { Catalog } from '../catalog/catalog.ts';
import { kindsOf, layersOf, providersOfLayer } from '../catalog/find.ts';
import { openCatalog } from '../operations/catalog/open-catalog.ts';
import type { Context, ExitCode } from '../operations/context.ts';
import { offeredLayers } from '../scaffold/compose/select.ts';
import { IdpError } from '../shared/error.ts';
import { withCurrentNames } from './old-spellings.ts';

/**
 * Prints the candidates for the last word, one per line. The shell completes file names itself. An unreadable catalog
 * must not disturb somebody who is typing.
 */
export async function completeWords(
  program: Command,
  line: readonly string[],
  context: Context,
): Promise<ExitCode> {
  const words = withCurrentNames(line);
  const current = words.at(-1) ?? '';
  const candidates = await candidatesFor(program, words.slice(0, -1), current, context);
  const fitting = candidates.filter((candidate) => candidate.startsWith(current));
  context.console.out(fitting.map((candidate) => `${candidate}\n`).join(''));
  return 0;
}

async function candidatesFor(
  program: Command,
  before: readonly string[],
  current: string,
  context: Context,
): Promise<readonly string[]> {
  const command = before.flatMap((word) => commandCalled(program, word) ?? [])[0];
  const options = [...(command?.options ?? []), ...program.options];
  const valuesOf = async ({ argChoices, long = '' }: Option) =>
    argChoices ?? fromCatalog(valuesOfOptions[long], before, context);
  const awaited = findValued(options, before.at(-1));
  if (awaited) return valuesOf(awaited);
  const joined = findValued(options, /^(--[^=]+)=/.exec(current)?.[1]);
  if (joined) return (await valuesOf(joined)).map((value) => `${joined.long}=${value}`);
  if (current.startsWith('-')) return namesOfOptions(options);
  if (command === undefined) return namesOfCommands(program);
  const index = countArguments(before.slice(before.indexOf(command.name()) + 1), options);
  if (command.name() === 'help') return index === 0 ? namesOfCommands(program) : [];
  const argument = command.registeredArguments[index];
  return (
    argument?.argChoices ??
    fromCatalog(valuesOfArguments[`${command.name()} ${index}`], before, context)
  );
}

function commandCalled(program: Command, word: string): Command | undefined {
  return program.commands.find((command) => command.name() === word);
}

/** The option of this name, if it takes a value. */
function findValued(options: readonly Option[], name: string | undefined): Option | undefined {
  return options.find(({ long, required, optional }) => long === name && (required || optional));
}

type Values = (catalog: Catalog, before: readonly string[]) => readonly string[];

const templateIds: Values = (catalog) => [...catalog.templates.keys()];

const layerAndProvider: Values = (catalog) =>
  layersOf(catalog).flatMap((layer) =>
    providersOfLayer(catalog, layer).map((system) => `${layer}=${system}`),
  );

const valuesOfArguments: Readonly<Record<string, Values>> = {
  'new 0': (catalog) => [...kindsOf(catalog), ...templateIds(catalog, [])],
  'list 0': kindsOf,
  'show 0': (catalog) => [...templateIds(catalog, []), ...catalog.capabilities.keys()],
  'dev 0': templateIds,
  'add 0': layerAndProvider,
  'remove 0': layersOf,
};

const valuesOfOptions: Readonly<Record<string, Values>> = {
  '--template': templateIds,
  '--kind': kindsOf,
  '--tag': (catalog) => [
    ...new Set(
      [...catalog.templates.values()].flatMap(({ source }) => source.value.metadata.tags ?? []),
    ),
  ],
  '--preset': ({ platform }) => Object.keys(platform?.value.spec.presets ?? {}),
  '--without': layersOf,
  '--with': layerAndProvider,
  '--set': (catalog, before) => parametersFor(catalog, before).map((name) => `${name}=`),
};

/** The parameters of the template that was chosen, else of all, with those of the capabilities that they offer. */
function parametersFor(catalog: Catalog, before: readonly string[]): readonly string[] {
  const chosen = catalog.templates.get(before[before.indexOf('--template') + 1] ?? '');
  const templates = chosen ? [chosen] : [...catalog.templates.values()];
  const names = templates.flatMap((template) => [
    ...Object.keys(template.source.value.spec.parameters),
    ...offeredLayers(catalog, template).flatMap(({ layer, providers }) =>
      providers.flatMap((system) =>
        Object.keys(
          catalog.capabilities.get(`${layer}/${system}`)?.source.value.spec.parameters ?? {},
        ),
      ),
    ),
  ]);
  return [...new Set(names)];
}

async function fromCatalog(
  values: Values | undefined,
  before: readonly string[],
  context: Context,
): Promise<readonly string[]> {
  if (values === undefined) return [];
  const chosen = before[before.indexOf('--catalog') + 1];
  const templates =
    before.includes('--catalog') && chosen !== undefined ? chosen : context.templates;
  try {
    return values(await openCatalog({ ...context, templates }), before);
  } catch (error) {
    if (error instanceof IdpError) return [];
    throw error;
  }
}

function namesOfCommands({ commands }: Command): readonly string[] {
  return commands.map((command) => command.name()).filter((name) => name !== 'complete');
}

function namesOfOptions(options: readonly Option[]): readonly string[] {
  return options.flatMap(({ long }) => long ?? []);
}

/** How many positional arguments there are already, without the values of options. */
function countArguments(words: readonly string[], options: readonly Option[]): number {
  const takesValue = new Set(
    options.filter(({ required, optional }) => required || optional).map(({ long }) => long),
  );
  return words.filter((word, index) => !word.startsWith('-') && !takesValue.has(words[index - 1]))
    .length;
}
