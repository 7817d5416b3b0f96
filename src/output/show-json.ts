import { needsOf } from '../scaffold/compose/needs.ts';
import { describeHook } from './describe-hook.ts';
import { describeParameter } from './describe-parameter.ts';
import { commandToType, type PlannedTemplate } from './describe-planned.ts';
import { printDocument } from './json-document.ts';
import { describeTemplate } from './list-json.ts';

/** One template for programs: what `list` prints, and its parameters, layers, hooks and files. */
export function showJson(path: PlannedTemplate, catalog: string): string {
  const { composition, answers, offered, hooks, files } = path;
  return printDocument({
    catalog,
    template: describeTemplate(composition.template),
    parameters: composition.questions.map((question) => describeParameter(question, answers)),
    layers: offered.map(({ layer, system, providers }) => ({
      layer,
      default: system ?? null,
      providers,
    })),
    needs: needsOf(composition).map(({ program, why, owner }) => ({ program, why, owner })),
    hooks: hooks.map(describeHook),
    files: [...files].map(([name, { from, once, executable, bytes }]) => ({
      path: name,
      from,
      once,
      executable,
      bytes: bytes.length,
    })),
    command: commandToType(path),
  });
}
