import type { Command, CommanderError } from 'commander';
import { quoteArguments } from '../output/quote-arguments.ts';
import { closest } from '../shared/closest.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { toCamel } from '../templating/words.ts';

/** What a command line is wrong about, and where to read how it is right. */
export function usageError(
  error: CommanderError,
  program: Command,
  argv: readonly string[],
): Diagnostic {
  const command = commandOf(program);
  const [sentence = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const near = suggestion?.replace(/^\(Did you mean (.*)\?\)$/, '$1') ?? nearChoice(sentence);
  const help =
    command === undefined
      ? 'run idp --help to list the commands'
      : `run idp ${command} --help for its usage`;
  return {
    code: 'usage/invalid',
    message: error.code === 'commander.help' ? 'missing command' : inOwnWords(sentence),
    hint:
      near === undefined ? (asParameter(error, program, argv) ?? help) : `did you mean ${near}?`,
  };
}

/** A word that is not a command; help for it would be help for something else. */
export function unknownCommand(program: Command, argv: readonly string[]): Diagnostic | undefined {
  const [word] = program.args.filter((argument) => !argument.startsWith('-'));
  return word === undefined ? undefined : notACommand(word, program, argv);
}

/** The error for an unknown command; undefined if it is one. */
export function notACommand(
  word: string,
  program: Command,
  argv: readonly string[],
): Diagnostic | undefined {
  if (program.commands.some((command) => command.name() === word)) return undefined;
  const near = elsewhereAs(word, argv) ?? closest(word, commandNames(program));
  return {
    code: 'usage/invalid',
    message: `unknown command "${word}"`,
    hint: near === undefined ? 'run idp --help to list the commands' : `did you mean ${near}?`,
  };
}

/** The commands of other programs, and those of `idp` that do the same. */
const elsewhere: Readonly<Record<string, string>> = {
  create: 'new',
  generate: 'new',
  info: 'show',
  init: 'new',
  lint: 'validate',
  ls: 'list',
  scaffold: 'new',
  upgrade: 'update',
};

/** The command line with the word of `idp` for a command. */
function elsewhereAs(word: string, argv: readonly string[]): string | undefined {
  const command = Object.hasOwn(elsewhere, word) ? elsewhere[word] : undefined;
  if (command === undefined) return undefined;
  return quoteArguments(['idp', command, ...argv.slice(argv.indexOf(word) + 1)]);
}

/** A parameter as an option: the form that sets it. */
function asParameter(
  error: CommanderError,
  program: Command,
  argv: readonly string[],
): string | undefined {
  if (error.code !== 'commander.unknownOption' || !takesAnswers(program)) return undefined;
  const [, flag = '', name = ''] = /'(--([a-zA-Z][\w-]*))'/.exec(error.message) ?? [];
  if (name === '') return undefined;
  const next = argv[argv.indexOf(flag) + 1];
  const value = next === undefined || next.startsWith('-') ? 'VALUE' : next;
  return `a parameter is set by ${quoteArguments(['--set', `${toCamel(name)}=${value}`])}`;
}

function takesAnswers(program: Command): boolean {
  const command = program.commands.find((one) => one.name() === commandOf(program));
  return command?.options.some(({ long }) => long === '--set') ?? false;
}

function commandOf(program: Command): string | undefined {
  const [word = ''] = program.args;
  return program.commands.some((command) => command.name() === word) ? word : undefined;
}

function commandNames(program: Command): readonly string[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .map((command) => command.name());
}

function inOwnWords(sentence: string): string {
  return sentence
    .replaceAll(/'([^']*)'/g, '"$1"')
    .replace(/^command-argument value "(.*)" is invalid for argument "(.*)"/, 'invalid $2 "$1"')
    .replace(/^option "(--\S+)[^"]*" argument "(.*)" is invalid/s, 'invalid value "$2" for $1')
    .replace(/\. Allowed choices are (.*)\.$/, ': expected one of $1')
    .replace(/\. (?=[a-z])/, ': ')
    .replace(/\. Expected (\d+) arguments? but got (\d+)\.$/, ': expected $1, got $2');
}

function nearChoice(sentence: string): string | undefined {
  const [, value = '', choices] =
    /'([^']*)' is invalid.*Allowed choices are (.*)\.$/s.exec(sentence) ?? [];
  return choices === undefined ? undefined : closest(value, choices.split(', '));
}
