import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, onNode24 } from '../support/tools.ts';
import { generated, givenVariants } from '../support/variants.ts';

/** The template's own checks: what a developer runs before each push. */
const checks = ['lint', 'typecheck', 'test'] as const;

describeWithTools(['node24'], 'the repository', () => {
  describe.each(givenVariants)('%s', (variant) => {
    const { folder, steps, answers } = generated(variant);

    it('is given, installed and built', () => {
      for (const { title, exitCode, output } of steps) {
        expect(exitCode, `${title}\n${output.slice(-4000)}`).toBe(0);
      }
      expect(steps).toHaveLength(3);
    });

    it.each(checks)('passes npm run %s', async (script) => {
      expectSuccess(await run('npm', ['run', script], { cwd: folder, env: onNode24() }));
    });

    it('bears its name and says what it does, whatever characters that takes', () => {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as unknown;
      const { name, description = expect.any(String) } = answers;
      expect(manifest).toMatchObject({ name, description, private: true, type: 'module' });
    });

    it('says the same version of Node.js everywhere', () => {
      const read = (file: string) => readFileSync(join(folder, file), 'utf8');
      const major = read('.nvmrc').trim();
      const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
      expect(engines.node).toContain(major);
      expect(read('Dockerfile')).toMatch(new RegExp(`^FROM node:${major}[.-]`, 'm'));
      expect(read('Dockerfile')).toContain(`nodejs${major}-`);
    });
  });
});
