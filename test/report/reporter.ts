import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';
import { type Outcome, printOutcomes } from './outcome.ts';

/** Says at the end of a run what failed, in its first lines, and the sums. */
export const outcomes: Reporter = {
  onTestRunEnd(modules, unhandled) {
    const outside = unhandled.length > 0 ? [failure('outside of all tests', unhandled)] : [];
    for (const line of printOutcomes([...modules.flatMap(outcomesOf), ...outside]))
      console.info(line);
  },
};

/** Of every test of a file, and of the file and its suites where they fell over themselves. */
export function outcomesOf(module: TestModule): readonly Outcome[] {
  const name = relative(process.cwd(), module.moduleId);
  const suites = [module, ...module.children.allSuites()].filter(
    (suite) => suite.errors().length > 0,
  );
  return [
    ...suites.map((suite) =>
      failure(suite.type === 'suite' ? `${name} > ${suite.fullName}` : name, suite.errors()),
    ),
    ...[...module.children.allTests()].map((test) => outcomeOf(name, test)),
  ];
}

function outcomeOf(file: string, test: TestCase): Outcome {
  const { state, errors = [] } = test.result();
  return {
    name: `${file} > ${test.fullName}`,
    state: state === 'pending' ? 'skipped' : state,
    errors: errors.map(messageOf),
    isStopped: state !== 'passed' && state !== 'failed' && hasFailedSetUp(test.parent),
  };
}

/** Also a set-up further out stops a test. */
function hasFailedSetUp(suite: TestSuite | TestModule): boolean {
  if (suite.errors().length > 0) return true;
  return suite.type === 'suite' && hasFailedSetUp(suite.parent);
}

function failure(name: string, errors: readonly SerializedError[]): Outcome {
  return { name, state: 'failed', errors: errors.map(messageOf), isStopped: false };
}

function messageOf({ name, message }: SerializedError): string {
  const text = stripVTControlCharacters(message);
  return name === undefined || name === 'AssertionError' ? text : `${name}: ${text}`;
}
