import { Argument } from 'commander';
import { throwIfAny } from '../shared/error.ts';
import type { CommandDefinition } from './command-definition.ts';

export const completionCommand: CommandDefinition = {
  name: 'completion',
  summary: 'print the completion script of a shell',
  example: 'source <(idp completion bash)',
  define(command, run) {
    command
      .description('Prints the completion script of bash, zsh or fish.')
      .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
      .action((shell: string) =>
        run(async (context) => {
          const { runCompletion } = await import('../operations/completion.ts');
          return runCompletion({ shell }, context);
        }),
      );
  },
};

/** Called by the completion scripts: prints the candidates for the last word, one per line. */
export const completeCommand: CommandDefinition = {
  name: 'complete',
  summary: 'print completions for a shell',
  hidden: true,
  define(command, run) {
    command.argument('[words...]').action((words: readonly string[]) =>
      run(async (context) => {
        const { completeWords } = await import('./complete.ts');
        return completeWords(command.parent ?? command, words, context);
      }),
    );
  },
};

export const versionCommand: CommandDefinition = {
  name: 'version',
  summary: 'print the version',
  hidden: true,
  define(command) {
    command.action(() => {
      (command.parent ?? command).parse(['--version'], { from: 'user' });
    });
  },
};

export const helpCommand: CommandDefinition = {
  name: 'help',
  summary: 'print the help of a command',
  example: 'idp help new',
  define(command) {
    command
      .description('Prints the help of a command, or the list of all commands.')
      .argument('[command]', 'the command; all if omitted')
      .action(async (name?: string) => {
        const { notACommand } = await import('./usage-error.ts');
        const program = command.parent ?? command;
        const named = program.commands.find((one) => one.name() === name);
        const diagnostic = name === undefined ? undefined : notACommand(name, program, [name]);
        throwIfAny(diagnostic ? [diagnostic] : []);
        (named ?? program).outputHelp();
      });
  },
};
