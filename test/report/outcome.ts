/** What became of one test, or of a file or a suite that fell over before its tests. */
export interface Outcome {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  /** The messages of what went wrong, the first lines of which say what. */
  readonly errors: readonly string[];
  /** The test did not run, for the set-up of its suite failed: that is a failure and no skip. */
  readonly isStopped: boolean;
}

const shownLines = 15;

/**
 * The failures of a run, each with its first lines, and a last line with the sums. `.ci/run` takes them out of the
 * log: the end of a log is mostly what a program prints after its error.
 */
export function printOutcomes(outcomes: readonly Outcome[]): readonly string[] {
  const failed = outcomes.filter(isFailure);
  const passed = outcomes.filter(({ state }) => state === 'passed').length;
  const skipped = outcomes.length - passed - failed.length;
  const sums = `counted  ${passed} passed, ${failed.length} failed, ${skipped} skipped`;
  return [...failed.flatMap(printFailure), sums];
}

function isFailure({ state, isStopped }: Outcome): boolean {
  return state === 'failed' || isStopped;
}

function printFailure({ name, errors, isStopped }: Outcome): readonly string[] {
  const why = isStopped && errors.length === 0 ? ['the set-up of its suite failed'] : errors;
  return [`failed   ${name}`, ...why.flatMap(firstLines).map((line) => `         ${line}`)];
}

function firstLines(message: string): readonly string[] {
  const lines = message.split('\n').filter((line) => line.trim() !== '');
  const left = lines.length - shownLines;
  return left > 0 ? [...lines.slice(0, shownLines), `${left} more lines`] : lines;
}
