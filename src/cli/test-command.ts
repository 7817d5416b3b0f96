import { Option } from 'commander';
import type { TestOptions } from '../operations/test/test.ts';
import type { CommandDefinition } from './command-definition.ts';
import type { GlobalFlags } from './flags.ts';
import { jobs, nonEmptyValue, percent, wholeNumber } from './read-option.ts';

type TestFlags = Omit<TestOptions, 'ids' | 'jobs'> & { readonly jobs?: number };

export const testCommand: CommandDefinition = {
  name: 'test',
  summary: 'render all examples and pairwise combinations, and compare with snapshots',
  example: 'idp test --min-coverage 100',
  define(command, run) {
    command
      .description(
        'Renders all examples and pairwise combinations of all options in memory, validates them, compares them with their snapshots, and measures how much of the templates they cover.',
      )
      .argument('[id...]', 'templates, capabilities or examples; all if omitted')
      .option('--update', 'update the snapshots', false)
      .option('--verbose', 'show every difference in full', false)
      .option('--checks', 'generate each example in a temporary folder and run its checks', false)
      .option('--jobs <number>', 'how many checks run at a time; one per core by default', jobs)
      .option('--keep', 'keep what was generated for the checks, and print where', false)
      .option(
        '--follow [ref]',
        'test updates from the examples of a commit; the last tag by default',
        nonEmptyValue,
      )
      .addOption(
        new Option('--cases <which>', 'which cases are checked and count for the coverage')
          .choices(['examples', 'all'])
          .default('examples'),
      )
      .option('--seed <number>', 'the random seed of the pairwise combinations', wholeNumber, 1)
      .option('--coverage', 'report the coverage of every file', false)
      .option('--min-coverage <percent>', 'fail below this coverage', percent, 0)
      .option('--lcov <file>', 'write the coverage in the format of lcov', nonEmptyValue)
      .option('--junit <file>', 'write the results as JUnit XML', nonEmptyValue)
      .action((ids: readonly string[]) =>
        run<GlobalFlags & TestFlags>(async (context, flags) => {
          const { runTest } = await import('../operations/test/test.ts');
          return runTest({ ...flags, ids }, context);
        }),
      );
  },
};
