import { Argument } from 'commander';
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
