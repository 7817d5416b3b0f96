import { needsOf } from '../capability/needs.ts';
import { printJson } from '../data/print.ts';
import { describeHook } from './describe-hook.ts';
import { describeParameter } from './describe-parameter.ts';
import { commandToType, type ShownPath } from './describe-path.ts';
import { describeTemplate } from './list-json.ts';

/** One golden path for programs: what `list` says of it, and all that it asks, lays, runs and gives. */
export function showJson(path: ShownPath): string {
  const { composition, answers, offered, hooks, files } = path;
  return printJson({
    ...describeTemplate(composition.template),
    parameters: composition.questions.map((question) => describeParameter(question, answers)),
    layers: offered.map(({ layer, system, systems }) => ({
      layer,
      default: system ?? null,
      systems,
    })),
    needs: needsOf(composition).map(({ program, why, owner }) => ({ program, why, owner })),
    hooks: hooks.map(describeHook),
    files: [...files].map(([name, { from, seeded, executable, bytes }]) => ({
      path: name,
      from,
      seeded,
      executable,
      bytes: bytes.length,
    })),
    command: commandToType(path),
  });
}
