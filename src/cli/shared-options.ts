import type { Command } from 'commander';
import type { GlobalFlags } from './flags.ts';
import { collectLayers, collectOption, nonEmptyValue } from './read-option.ts';

/** The flags for answers. */
interface AnswerOptions {
  readonly set: readonly string[];
  readonly answers?: string;
}

/** The flags for layers and answers, of commands that choose both. */
export interface ChoiceOptions extends AnswerOptions {
  readonly preset?: string;
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/** The flags of commands that change a project. */
export interface ChangeFlags extends GlobalFlags, AnswerOptions {
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly hooks: boolean;
  readonly trust: boolean;
}

function addAnswerOptions(command: Command, setDescription: string): Command {
  return command
    .option('--set <name=value>', `${setDescription} (repeatable)`, collectOption, [])
    .option('--answers <file>', 'read answers from a YAML file', nonEmptyValue);
}

export function addChoiceOptions(command: Command): Command {
  command
    .option('--preset <name>', 'use the layers of a platform preset', nonEmptyValue)
    .option(
      '--with <layer=provider>',
      'use this provider for a layer (repeatable)',
      collectLayers,
      [],
    )
    .option('--without <layer>', 'switch a layer off (repeatable)', collectLayers, []);
  return addAnswerOptions(command, 'set a parameter');
}

/** What a change of a project is made from, before the flags of its command. */
export function addChangeOptions(command: Command, setDescription: string): Command {
  return addAnswerOptions(command, setDescription).option(
    '--dry-run',
    'show the changes of each file and write nothing',
    false,
  );
}

/** How a change of a project is made, after the flags of its command. */
export function addRunOptions(command: Command, forceDescription: string): Command {
  command
    .option('--force', forceDescription, false)
    .option('--no-hooks', 'change the files and run no hooks')
    .option('--trust', 'allow the commands of a catalog that did not ship with idp', false);
  return addYesOption(command);
}

export function addYesOption(command: Command): Command {
  return command.option('-y, --yes', 'do not prompt: use the defaults', false);
}
