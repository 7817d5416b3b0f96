import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { edit } from '../../support/edit.ts';

/** What a team does to its service: a route with its test, a command, a step of CI, a manifest, the runbook. */
export async function develop(service: string): Promise<void> {
  const file = (path: string) => join(service, path);
  await edit(
    file('package.json'),
    '"typecheck": "tsc --noEmit"',
    '"typecheck": "tsc --noEmit",\n    "watch": "vitest"',
  );
  await edit(
    file('.github/workflows/ci.yml'),
    '      - name: Test\n        run: npm test\n',
    '      - name: Unit and process tests\n        run: npm test\n',
  );
  await edit(
    file('deploy/base/deployment.yaml'),
    'progressDeadlineSeconds: 300',
    '# Our images are large.\n  progressDeadlineSeconds: 600',
  );
  await edit(
    file('src/health/routes.ts'),
    "  app.get('/readyz'",
    "  app.get('/startupz', options, async () => ({ status: 'started' }));\n\n  app.get('/readyz'",
  );
  await writeFile(file('test/http/startup.test.ts'), startupTest);
  await edit(
    file('docs/runbook.md'),
    '## It does not start',
    '## Call Ana first\n\n## It does not start',
  );
}

const startupTest = `import { expect, test } from 'vitest';
import { startApp } from './app.ts';

test('a service that started says so', async () => {
  const { app } = await startApp();

  expect((await app.inject('/startupz')).json()).toEqual({ status: 'started' });
});
`;
