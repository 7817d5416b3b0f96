import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, run } from './run.ts';
import { toolPath, toolsOnPath } from './tools.ts';

/** The workflows of GitHub in a service. */
export function workflowsOf(folder: string): readonly string[] {
  const workflows = join(folder, '.github/workflows');
  return readdirSync(workflows).map((name) => join(workflows, name));
}

/** With shellcheck over their scripts, where it is on the path. */
export function actionlint(folder: string): Promise<Outcome> {
  const options = { cwd: folder, env: toolsOnPath() };
  return run(toolPath('actionlint'), ['-no-color', ...workflowsOf(folder)], options);
}

/** At its most pedantic, and without the network. */
export function zizmor(folder: string): Promise<Outcome> {
  const flags = ['--offline', '--persona=pedantic', '--no-progress', '--color=never'];
  return run(toolPath('zizmor'), [...flags, '.'], { cwd: folder });
}

export function workflowSchema(folder: string): Promise<Outcome> {
  const flags = ['--builtin-schema', 'vendor.github-workflows'];
  return run(toolPath('check-jsonschema'), [...flags, ...workflowsOf(folder)]);
}
