import { createContext, Script } from 'node:vm';
import { Chalk } from 'chalk';
import { diagnosticsJson } from '../../../../src/output/diagnostics-json.ts';
import { diagnosticsSarif } from '../../../../src/output/diagnostics-sarif.ts';
import { diagnosticsText } from '../../../../src/output/diagnostics-text.ts';
import type { Diagnostic } from '../../../../src/shared/diagnostic.ts';
import { IdpError } from '../../../../src/shared/error.ts';
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
  readonly error: string | undefined;
}

let current: () => number = () => 0;
const context = createContext({ run: () => current() });
const script = new Script('run()');

/** Validates a case, and prints what it tells in every form. Runs below a watchdog, which stops what hangs. */
export function runCase(one: Case): Ended {
  const start = process.cpuUsage();
  let told = 0;
  let error: string | undefined;
  current = () => examine(one);
  try {
    told = script.runInContext(context, { timeout: deadline }) as number;
  } catch (thrown) {
    error = thrown instanceof IdpError ? undefined : String((thrown as Error)?.stack ?? thrown);
  }
  const { user, system } = process.cpuUsage(start);
  return { milliseconds: (user + system) / 1000, told, error };
}

function examine(one: Case): number {
  const { input, sources } = inputOf(one);
  const diagnostics = [
    ...validateCatalog(input).diagnostics,
    ...validateManifest(one.template, 'fuzz/berth/template.yaml'),
  ];
  diagnostics.forEach(checkDiagnostic);
  diagnosticsText(diagnostics, { sources, paint: plain, width: 100 });
  diagnosticsJson(diagnostics, ['fuzz'], {});
  diagnosticsSarif(diagnostics, ['fuzz'], '1.0.0');
  return diagnostics.length;
}

/** Words for people, and a place in one of the files. */
function checkDiagnostic({ message, location, code }: Diagnostic): void {
  const isWhole = message.trim() !== '' && !/\[object |\bat \S+ \(.*:\d+:\d+\)/.test(message);
  const { line = 1, column = 1 } = location ?? {};
  const isPlaced = location === undefined || (location.file !== '' && line >= 1 && column >= 1);
  if (!isWhole || !isPlaced)
    throw new Error(`${code} is told badly: ${JSON.stringify({ message, location })}`);
}
