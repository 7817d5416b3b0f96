import { isSecret } from '../catalog/manifest/secret.ts';
import type { Case } from '../testing/case.ts';
import type { CheckOutcome } from '../testing/check-outcome.ts';
import type { CaseOutcome } from '../testing/compare-case.ts';
import { type Coverage, gapsOf, percentOf } from '../testing/coverage/measure.ts';
import { type SuiteReport, suiteDiagnostics } from '../testing/report.ts';
import type { OutputSnapshot } from '../testing/snapshot.ts';
import { errorsForJson } from './diagnostics-json.ts';
import { printDocument, providerForJson } from './json-document.ts';

/** What came of the suite, for programs; its shape is that of docs/json.md. */
export function suiteJson(report: SuiteReport): string {
  const { outcomes, snapshots } = report;
  return printDocument({
    catalog: report.catalog,
    errors: errorsForJson(suiteDiagnostics(report)),
    cases: outcomes.map(caseForJson),
    snapshots: snapshots.map(({ file, state, changes }) => ({
      file,
      state: stateForJson(state, report),
      changes: changes.map((change) => ({ ...change })),
    })),
    checks: report.checks?.map(checkForJson) ?? null,
    updates:
      report.followed?.map(({ case: name, writes, diagnostics }) => ({
        case: name,
        writes,
        ok: diagnostics.length === 0,
      })) ?? null,
    coverage: coverageForJson(report.coverage),
  });
}

function stateForJson(
  state: OutputSnapshot['state'],
  { updated, isRecorded }: SuiteReport,
): string {
  if (updated && state !== 'same') return 'written';
  if (!isRecorded) return 'unrecorded';
  return state === 'equivalent' ? 'same' : state;
}

function caseForJson({ case: one, diagnostics }: CaseOutcome) {
  return {
    name: one.name,
    kind: one.kind === 'cover' ? 'pairwise' : one.kind,
    template: one.composition.template.id,
    providers: one.composition.capabilities.map(({ id }) => providerForJson(id)),
    example: one.file ?? null,
    flags: one.flags,
    answers: answersOf(one),
    ok: diagnostics.length === 0,
  };
}

/** Secrets are never printed. */
function answersOf({ resolution }: Case) {
  return Object.fromEntries(
    [...resolution.answers]
      .filter(([, { question }]) => !isSecret(question.parameter))
      .map(([name, { value }]) => [name, value]),
  );
}

function checkForJson({ case: name, title, command, state, seconds, log }: CheckOutcome) {
  const { kind } = state;
  return { case: name, title, command, state: kind, seconds: Number(seconds.toFixed(3)), log };
}

function coverageForJson(coverage: Coverage) {
  const { covered, total, files } = coverage;
  return {
    covered,
    total,
    percent: percentOf(coverage),
    files: files.map((file) => ({
      file: file.file,
      covered: file.covered,
      total: file.total,
      percent: percentOf(file),
      gaps: gapsOf(file).map(({ location, kind, what, side }) => ({
        line: location.line ?? null,
        column: location.column ?? null,
        kind,
        what,
        side,
      })),
    })),
  };
}
