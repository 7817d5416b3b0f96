import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { edit } from '../support/edit.ts';
import { generateService } from '../support/generate-service.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { pinnedVersion } from '../support/proofs/pinned.ts';
import { expectSuccess, type Outcome, run } from '../support/run.ts';
import { describeWithTools, toolPath } from '../support/tools.ts';
import { paths } from '../support/variants.ts';
import { temporaryFolder } from '../support/workspace.ts';

const file = 'compliance/component-definition.json';
const trestle = { name: 'compliance-trestle', version: pinnedVersion('trestle') };

/** A service alone, on the platform's defaults, and on all of it. */
const platforms = [
  ['nothing', ['--without', 'ci', 'runtime', 'observability', 'policy']],
  ['the defaults', []],
  ['all', ['--preset', 'enterprise']],
] as const;

const cases = paths.flatMap((path) =>
  platforms.map(([name, flags]) => ({ path, name, flags: flags.flatMap(spread) })),
);

/** One flag for each layer that is left out. */
function spread(flag: string, index: number, all: readonly string[]): readonly string[] {
  return all[0] === '--without' && index > 1 ? ['--without', flag] : [flag];
}

interface Requirement {
  readonly uuid: string;
  readonly links: readonly { readonly href: string }[];
}

function requirementsOf(folder: string): readonly Requirement[] {
  const document = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const [component] = document['component-definition'].components;
  return component['control-implementations'][0]['implemented-requirements'];
}

/** Takes the document into a workspace of trestle, which reads it as OSCAL and holds it to its validators. */
async function take(folder: string): Promise<Outcome> {
  const cwd = await temporaryFolder();
  expectSuccess(await run(toolPath('trestle'), ['init', '--local'], { cwd }));
  return run(toolPath('trestle'), ['import', '-f', join(folder, file), '-o', 'orders'], { cwd });
}

describeWithTools(['trestle'], 'the controls of SOC 2', () => {
  it.each(cases)('of $path on $name are OSCAL', async ({ path, flags }) => {
    const folder = await generateService(path, ...flags, '--with', 'compliance=soc2');
    expectSuccess(await take(folder));
    accepted(folder, 'compliance/soc2', trestle);
  });

  it.each(cases)(
    'of $path on $name name files that are there, each in both lists',
    async ({ path, flags }) => {
      const folder = await generateService(path, ...flags, '--with', 'compliance=soc2');
      const page = readFileSync(join(folder, 'docs/compliance.md'), 'utf8');
      const [shown = '', open = ''] = page.split('## Open');
      const files = requirementsOf(folder).flatMap(({ links }) =>
        links.map(({ href }) => href.slice(3)),
      );
      expect(files.length).toBeGreaterThan(0);
      for (const one of files) expect(existsSync(join(folder, one)), one).toBe(true);
      expect([...shown.matchAll(/\[`(.+?)`\]/g)].map(([, one]) => one)).toEqual(files);
      expect(open).toContain('| CC7.5 |');
    },
  );

  it.each([
    ['an identifier that is none', /"uuid": "\S{8}/, '"uuid": "orders'],
    ['a criterion with a blank in it', '"control-id": "cc2.1"', '"control-id": "cc 2.1"'],
    ['a key that OSCAL does not have', '"control-id": "cc2.1"', '"control": "cc2.1"'],
  ])('are refused with %s', async (_, pattern, by) => {
    const folder = await generateService('go-service', '--with', 'compliance=soc2');
    await edit(join(folder, file), pattern, by);
    expect((await take(folder)).exitCode).not.toBe(0);
  });

  it('have an identifier of its own for each', async () => {
    const folder = await generateService(
      'go-service',
      '--preset',
      'enterprise',
      '--with',
      'compliance=soc2',
    );
    const all = requirementsOf(folder).map(({ uuid }) => uuid);
    expect(new Set(all).size).toBe(all.length);
  });
});
