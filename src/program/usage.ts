import type { Command, CommanderError } from 'commander';
import { nearest } from '../errors/nearest.ts';
import type { Problem } from '../errors/problem.ts';

/** What a command line is wrong about, and where to read how it is right. */
export function usageProblem(error: CommanderError, program: Command): Problem {
  const verb = verbOf(program);
  const [sentence = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const near = suggestion?.replace(/^\(Did you mean (.*)\?\)$/, '$1') ?? nearChoice(sentence);
  const help = verb === undefined ? 'idp --help lists the verbs' : `idp ${verb} --help tells more`;
  return {
    code: 'usage/invalid',
    message: error.code === 'commander.help' ? 'no verb was given' : inOurWords(sentence),
    hint: near === undefined ? help : `did you mean ${near}?`,
  };
}

/** The word that should be a verb and is none; help for it would be help for something else. */
export function unknownVerb(program: Command): Problem | undefined {
  const [word] = program.args.filter((argument) => !argument.startsWith('-'));
  return word === undefined ? undefined : notAVerb(word, program);
}

/** What is wrong with a word that should be a verb; undefined if it is one. */
export function notAVerb(word: string, program: Command): Problem | undefined {
  if (program.commands.some((command) => command.name() === word)) return undefined;
  const near = nearest(word, verbNames(program));
  return {
    code: 'usage/invalid',
    message: `"${word}" is not a verb of idp`,
    hint: near === undefined ? 'idp --help lists the verbs' : `did you mean ${near}?`,
  };
}

function verbOf(program: Command): string | undefined {
  const [word = ''] = program.args;
  return program.commands.some((command) => command.name() === word) ? word : undefined;
}

function verbNames(program: Command): readonly string[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .map((command) => command.name());
}

function inOurWords(sentence: string): string {
  return sentence
    .replaceAll(/'([^']*)'/g, '"$1"')
    .replace(/^command-argument value "(.*)" is invalid for argument "(.*)"/, '"$1" is no $2')
    .replace(/^option "(--\S+)[^"]*" argument "(.*)" is invalid/s, '"$2" is not for $1')
    .replace(/\. Allowed choices are (.*)\.$/, ': it takes $1')
    .replace(/\. (?=[a-z])/, ': ')
    .replace(/\. Expected (\d+) arguments? but got (\d+)\.$/, ': it takes $1, not $2');
}

function nearChoice(sentence: string): string | undefined {
  const [, value = '', choices] =
    /'([^']*)' is invalid.*Allowed choices are (.*)\.$/s.exec(sentence) ?? [];
  return choices === undefined ? undefined : nearest(value, choices.split(', '));
}
