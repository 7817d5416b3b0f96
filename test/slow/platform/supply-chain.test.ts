import { describe, expect, it } from 'vitest';
import { judge } from '../support/conftest.ts';
import { validateObjects } from '../support/custom-resources.ts';
import { generateService } from '../support/generate-service.ts';
import { buildOverlay, readObjects, theOnly } from '../support/manifests.ts';
import { conforms } from '../support/proofs/accepted.ts';
import { pinnedVersion } from '../support/proofs/pinned.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath } from '../support/tools.ts';
import { paths } from '../support/variants.ts';

const definitions = ['crds-kyverno', 'crds-prometheus'] as const;
const flags = ['--with', 'supply-chain=sigstore'];

interface Policy {
  readonly attestors: readonly {
    readonly cosign: { readonly keyless: { readonly identities: readonly Identity[] } };
  }[];
}

interface Identity {
  readonly issuer: string;
  readonly subject?: string;
  readonly subjectRegExp?: string;
}

describeWithTools(['kustomize', 'kubectl-validate', 'conftest', ...definitions], 'images', () => {
  it.each(paths)('of %s are under a policy that the API server takes', async (path) => {
    const folder = await generateService(path, ...flags);
    const text = await buildOverlay(folder, 'production');
    expectSuccess(await validateObjects(text, definitions));
    expect(await judge(folder, 'kubernetes', text)).toEqual([]);
    const kyverno = `Kyverno ${pinnedVersion('crds-kyverno')}`;
    conforms(folder, 'supply-chain/sigstore', 'kubectl-validate', kyverno);
  });

  it('would be under none with a field that nobody knows', async () => {
    const text = await buildOverlay(await generateService('go-service', ...flags), 'production');
    const broken = text.replace('matchImageReferences:', 'matchImages:');
    expect(broken).not.toBe(text);
    expect((await validateObjects(broken, definitions)).exitCode).toBe(1);
  });

  describe('may be signed', () => {
    const workflow = 'https://github.com/acme/orders/.github/workflows/publish.yml';
    it.each([
      [`${workflow}@refs/heads/main`, true],
      [`${workflow}@refs/tags/v1.2.3`, true],
      [`${workflow}@refs/heads/feature`, false],
      [`${workflow}@refs/tags/v1.2.3-evil`, false],
      [`${workflow}@refs/tags/nightly`, false],
      [workflow.replace('acme/', 'evil/'), false],
      [`https://github.com/evil/x?${workflow}@refs/tags/v1.2.3`, false],
      [`https://githubXcom/acme/orders/.github/workflows/publish.yml@refs/tags/v1.2.3`, false],
      [`${workflow.replace('publish.yml', 'publishXyml')}@refs/tags/v1.2.3`, false],
    ])('by %s: %s', async (subject, may) => {
      const folder = await generateService('go-service', ...flags);
      const objects = readObjects(await buildOverlay(folder, 'production'));
      const { spec } = theOnly(objects, 'NamespacedImageValidatingPolicy');
      const [attestor, ...others] = (spec as Policy).attestors;
      expect(others).toEqual([]);
      const { identities = [] } = attestor?.cosign.keyless ?? {};
      for (const { issuer } of identities)
        expect(issuer).toBe('https://token.actions.githubusercontent.com');
      const fits = identities.some(
        (one) =>
          one.subject === subject ||
          (one.subjectRegExp && new RegExp(one.subjectRegExp).test(subject)),
      );
      expect(fits).toBe(may);
    });
  });
});

describeWithTools(['actionlint', 'zizmor'], 'the pipeline that looks for vulnerabilities', () => {
  it.each(paths)('of %s has nothing against it', async (path) => {
    const folder = await generateService(path, ...flags);
    expectSuccess(await run(toolPath('actionlint'), ['.github/workflows/ci.yml'], { cwd: folder }));
    const strict = ['--offline', '--persona=pedantic', '.github/workflows'];
    expectSuccess(await run(toolPath('zizmor'), strict, { cwd: folder }));
  });
});
