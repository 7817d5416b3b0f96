import { describe, expect, it } from 'vitest';
import { lay } from '../support/lay.ts';
import { readManifest } from '../support/manifest.ts';
import { run } from '../support/run.ts';
import { environmentOf } from '../support/runtimes.ts';
import { describeWithTools } from '../support/tools.ts';
import { paths } from '../support/variants.ts';

/** Milliseconds: each installs, lints, tests and builds a service of its own. */
const slow = { timeout: 900_000 };

/** Both together stand in the generated variants; here each has to do without the other. */
describeWithTools(['node24'], 'a system that brings code', () => {
  describe.each(paths)('into %s', (path) => {
    it.each(['messaging=nats', 'state=postgres'])(
      '%s alone passes every check',
      slow,
      async (system) => {
        const folder = await lay(path, '--with', system);
        const options = { cwd: folder, env: environmentOf(path) };
        for (const { title, run: command } of readManifest(path).checks) {
          const [file, ...args] = command;
          const { exitCode, output } = await run(file, args, options);
          expect(exitCode, `${title}\n${output.slice(-4000)}`).toBe(0);
        }
      },
    );
  });
});
