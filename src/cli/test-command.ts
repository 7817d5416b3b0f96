import { Option } from 'commander';
import type { TestOptions } from '../operations/test/test.ts';
import type { CommandDefinition } from './command-definition.ts';
import type { GlobalFlags } from './flags.ts';
import { jobs, nonEmptyValue, percent, wholeNumber } from './read-option.ts';

type TestFlags = Omit<TestOptions, 'ids' | 'jobs'> & { readonly jobs?: number };

export const testCommand: CommandDefinition = {
  name: 'test',
  summary: 'lay every example of the templates, and hold it to what was recorded',
  example: 'idp test --min-coverage 100',
  define(command, run) {
    command
      .description(
        'Lays every example of the golden paths, and a small cover of all choices two by two, in memory; holds each to the rules and to its golden text, and tells how much of the templates they cover.',
      )
      .argument('[id...]', 'templates, capabilities or examples; all if left out')
      .option('--update', 'record what the examples give now', false)
      .option('--verbose', 'show every difference whole', false)
      .option('--checks', 'make each example in a scratch folder and run its checks', false)
      .option('--jobs <number>', 'how many to check at a time; as many as cores', jobs)
      .option('--keep', 'leave what was made for the checks, and tell where', false)
      .option(
        '--follow [ref]',
        'let the examples of a commit follow to now; of the last tag',
        nonEmptyValue,
      )
      .addOption(
        new Option('--cases <which>', 'which cases are checked, and count for the coverage')
          .choices(['examples', 'all'])
          .default('examples'),
      )
      .option('--seed <number>', 'find another cover of the same pairs', wholeNumber, 1)
      .option('--coverage', 'tell the coverage of every file', false)
      .option('--min-coverage <percent>', 'fail below this coverage', percent, 0)
      .option('--lcov <file>', 'write the coverage for lcov and genhtml', nonEmptyValue)
      .option('--junit <file>', 'write what came of it as JUnit XML', nonEmptyValue)
      .action((ids: readonly string[]) =>
        run<GlobalFlags & TestFlags>(async (context, flags) => {
          const { runTest } = await import('../operations/test/test.ts');
          return runTest({ ...flags, ids }, context);
        }),
      );
  },
};
