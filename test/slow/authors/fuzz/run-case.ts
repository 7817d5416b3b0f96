import { createContext, Script } from 'node:vm';
import { Chalk } from 'chalk';
import { IdpError } from '../../../../src/errors/error.ts';
import type { Problem } from '../../../../src/errors/problem.ts';
import { problemsJson } from '../../../../src/terminal/problems-json.ts';
import { problemsSarif } from '../../../../src/terminal/problems-sarif.ts';
import { problemsText } from '../../../../src/terminal/problems-text.ts';
import { validateCatalog } from '../../../../src/validate/validate-catalog.ts';
import { validateManifest } from '../../../../src/validate/validate-manifest.ts';
import { type Case, inputOf } from './case.ts';

const plain = new Chalk({ level: 0 });

/** Milliseconds after which a case is given up. */
const deadline = 60_000;

/** How a case ended: how long it took of a processor, whatever else the machine does, and what is wrong with how `idp` took it. */
export interface Ended {
  readonly milliseconds: number;
  readonly told: number;
  readonly fault: string | undefined;
}

let current: () => number = () => 0;
const context = createContext({ run: () => current() });
const script = new Script('run()');

/** Validates a case, and prints what it tells in every form. Runs below a watchdog, which stops what hangs. */
export function runCase(one: Case): Ended {
  const start = process.cpuUsage();
  let told = 0;
  let fault: string | undefined;
  current = () => examine(one);
  try {
    told = script.runInContext(context, { timeout: deadline }) as number;
  } catch (error) {
    fault = error instanceof IdpError ? undefined : String((error as Error)?.stack ?? error);
  }
  const { user, system } = process.cpuUsage(start);
  return { milliseconds: (user + system) / 1000, told, fault };
}

function examine(one: Case): number {
  const { input, sources } = inputOf(one);
  const problems = [
    ...validateCatalog(input).problems,
    ...validateManifest(one.template, 'fuzz/berth/template.yaml'),
  ];
  problems.forEach(checkProblem);
  problemsText(problems, { sources, paint: plain, width: 100 });
  problemsJson(problems, ['fuzz'], {});
  problemsSarif(problems, ['fuzz'], '1.0.0');
  return problems.length;
}

/** Words for people, and a place in one of the files. */
function checkProblem({ message, place, code }: Problem): void {
  const isWhole = message.trim() !== '' && !/\[object |\bat \S+ \(.*:\d+:\d+\)/.test(message);
  const { line = 1, column = 1 } = place ?? {};
  const isPlaced = place === undefined || (place.file !== '' && line >= 1 && column >= 1);
  if (!isWhole || !isPlaced)
    throw new Error(`${code} is told badly: ${JSON.stringify({ message, place })}`);
}
