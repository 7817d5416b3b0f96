import { expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';

/** Two lists in one argument, as a person who knows one command types it at another. */
const typed = 'ci=drone,deploy=nomad';

test('a flag is read alike by every command that has it', () => {
  const program = createProgram(
    { version: '1.0.0', out: () => {}, columns: 80, contextFor: () => Promise.reject() },
    { isAsked: () => true, print: () => {}, runOf: () => () => Promise.resolve() },
  );
  const readings = new Map<string, Map<string, string[]>>();
  for (const command of program.commands)
    for (const { long, flags, parseArg, defaultValue } of command.options) {
      if (long == null || !flags.includes('<') || typeof parseArg !== 'function') continue;
      const reading = JSON.stringify(readAs(parseArg, defaultValue));
      const known = readings.get(long) ?? new Map<string, string[]>();
      readings.set(long, known.set(reading, [...(known.get(reading) ?? []), command.name()]));
    }
  const differing = [...readings].filter(([, known]) => known.size > 1);
  expect(Object.fromEntries(differing)).toEqual({});
  expect(Object.fromEntries(readings.get('--with') ?? [])).toEqual({
    '["ci=drone","deploy=nomad"]': ['new', 'adopt'],
  });
});

function readAs(parseArg: (value: string, earlier: unknown) => unknown, earlier: unknown): unknown {
  try {
    return parseArg(typed, earlier);
  } catch (error) {
    return String(error);
  }
}
