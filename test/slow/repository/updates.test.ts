import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath } from '../support/tools.ts';
import { generated, givenVariants } from '../support/variants.ts';

const bots = {
  renovate: { file: 'renovate.json', schema: 'vendor.renovate' },
  dependabot: { file: '.github/dependabot.yml', schema: 'vendor.dependabot' },
} as const;

describeWithTools(['check-jsonschema'], 'dependency updates', () => {
  it.each(givenVariants)(
    '%s: are set up for the bot that was chosen, and for no other',
    async (variant) => {
      const { folder, answers } = generated(variant);
      const chosen = String(answers.updates ?? 'renovate');
      for (const [bot, { file, schema }] of Object.entries(bots)) {
        expect(existsSync(join(folder, file)), file).toBe(bot === chosen);
        if (bot !== chosen) continue;
        const args = ['--builtin-schema', schema, join(folder, file)];
        expectSuccess(await run(toolPath('check-jsonschema'), args));
      }
    },
  );
});
