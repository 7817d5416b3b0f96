import { Argument } from 'commander';
import { failIfAny } from '../errors/error.ts';
import { notAVerb } from './usage.ts';
import type { Verb } from './verb.ts';

export const completionVerb: Verb = {
  name: 'completion',
  summary: 'print the completion script of a shell',
  example: 'source <(idp completion bash)',
  define(command, run) {
    command
      .description('Prints the completion script of bash, zsh or fish.')
      .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
      .action((shell: string) =>
        run(async (context) => {
          const { runCompletion } = await import('../commands/completion.ts');
          return runCompletion({ shell }, context);
        }),
      );
  },
};

/** What the completion scripts call: the candidates for the last of the words, one a line. */
export const completeVerb: Verb = {
  name: 'complete',
  summary: 'tell a shell what fits',
  hidden: true,
  define(command, run) {
    command.argument('[words...]').action((words: readonly string[]) =>
      run(async (context) => {
        const { complete } = await import('./complete.ts');
        return complete(command.parent ?? command, words, context);
      }),
    );
  },
};

export const helpVerb: Verb = {
  name: 'help',
  summary: 'print the help of a command',
  example: 'idp help new',
  define(command) {
    command
      .description('Prints the help of a command, or the list of all commands.')
      .argument('[command]', 'the command; all if left out')
      .action((name?: string) => {
        const program = command.parent ?? command;
        const named = program.commands.find((one) => one.name() === name);
        const problem = name === undefined ? undefined : notAVerb(name, program);
        failIfAny(problem ? [problem] : []);
        (named ?? program).outputHelp();
      });
  },
};
