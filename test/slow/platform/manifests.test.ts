import { describe, expect, it } from 'vitest';
import { validateBySchema } from '../support/kubeconform.ts';
import { buildOverlay, overlays, readObjects } from '../support/manifests.ts';
import { accepted, conforms } from '../support/proofs/accepted.ts';
import { pinnedVersion } from '../support/proofs/pinned.ts';
import { expectSuccess } from '../support/run.ts';
import { describeWithTools } from '../support/tools.ts';
import { generated, variants } from '../support/variants.ts';

const kubernetes = `Kubernetes ${pinnedVersion('schemas')}`;

describeWithTools(['kustomize', 'kubeconform', 'schemas'], 'Kubernetes manifests', () => {
  describe.each(variants)('%s', (variant) => {
    it.each(overlays)(
      'of %s are objects that Kubernetes knows, to the last field',
      async (name) => {
        const { folder } = generated(variant);
        const text = await buildOverlay(folder, name);
        const outcome = await validateBySchema(text);
        expectSuccess(outcome);
        const { summary } = JSON.parse(outcome.stdout) as { summary: Record<string, number> };
        const valid = readObjects(text).length;
        expect(summary).toEqual({ valid, invalid: 0, errors: 0, skipped: 0 });
        expect(valid).toBeGreaterThan(5);
        accepted(folder, 'runtime/kubernetes', 'kustomize');
        conforms(folder, 'runtime/kubernetes', 'kubeconform', kubernetes);
      },
    );
  });

  it('would be refused with a field that Kubernetes does not know', async () => {
    const text = await buildOverlay(generated('node-service, default').folder, 'production');
    const { exitCode, output } = await validateBySchema(text.replace('httpGet:', 'httpGett:'));
    expect(exitCode).toBe(1);
    expect(output).toContain("additional properties 'httpGett' not allowed");
  });
});
