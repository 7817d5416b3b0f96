import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { run } from './run.ts';
import { toolPath } from './tools.ts';
import { temporaryFolder } from './workspace.ts';

interface Judged {
  readonly successes: number;
  readonly failures?: readonly { readonly msg: string }[];
}

/** What the policies of a service say against a file, held under the name that conftest goes by. */
export async function judge(
  service: string,
  namespace: 'kubernetes' | 'dockerfile',
  text: string,
): Promise<readonly string[]> {
  const name = namespace === 'kubernetes' ? 'objects.yaml' : 'Dockerfile';
  const file = join(await temporaryFolder(), name);
  await writeFile(file, text);
  const flags = ['--combine', '--policy', 'policy', '--namespace', namespace, '--output', 'json'];
  const outcome = await run(toolPath('conftest'), ['test', ...flags, file], { cwd: service });
  expect([0, 1], outcome.output).toContain(outcome.exitCode);
  const failures = (JSON.parse(outcome.stdout) as Judged[]).flatMap(
    (checked) => checked.failures ?? [],
  );
  expect(outcome.exitCode).toBe(failures.length > 0 ? 1 : 0);
  return failures.map(({ msg }) => msg);
}
