import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge } from '../support/conftest.ts';
import { validateObjects } from '../support/custom-resources.ts';
import { generateService } from '../support/generate-service.ts';
import { buildOverlay, overlays, readObjects, theOnly } from '../support/manifests.ts';
import { conforms } from '../support/proofs/accepted.ts';
import { pinnedVersion } from '../support/proofs/pinned.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath } from '../support/tools.ts';
import { paths } from '../support/variants.ts';

const definitions = ['crds-external-secrets', 'crds-prometheus'] as const;
const flags = ['--with', 'secrets=external-secrets', '--set', 'owner=payments'];

describeWithTools(['kustomize', 'kubectl-validate', 'conftest', ...definitions], 'secrets', () => {
  describe.each(paths)('of %s', (path) => {
    it.each(overlays)(
      'in %s come from the vault, as the API server and the rules take it',
      async (overlay) => {
        const folder = await generateService(path, ...flags);
        const text = await buildOverlay(folder, overlay);
        expectSuccess(await validateObjects(text, definitions));
        expect(await judge(folder, 'kubernetes', text)).toEqual([]);
        const objects = readObjects(text);
        expect(theOnly(objects, 'ExternalSecret').spec).toMatchObject({
          secretStoreRef: {
            kind: 'SecretStore',
            name: theOnly(objects, 'SecretStore').metadata.name,
          },
          target: { name: 'orders-secrets' },
          dataFrom: [{ extract: { key: `payments/orders/${overlay}` } }],
        });
        expect(JSON.stringify(theOnly(objects, 'Deployment'))).toContain(
          '"envFrom":[{"secretRef":{"name":"orders-secrets","optional":true}}]',
        );
        const externalSecrets = `External Secrets ${pinnedVersion('crds-external-secrets')}`;
        conforms(folder, 'secrets/external-secrets', 'kubectl-validate', externalSecrets);
      },
    );
  });

  it.each([
    ['serviceAccountRef:', 'serviceAccount:'],
    ['version: v2', 'version: v3'],
    ['refreshPolicy: Periodic', 'refreshPolicy: Often'],
    ['creationPolicy: Owner', 'creationPolicy: Mine'],
  ])('would be refused with %s written as %s', async (from, to) => {
    const text = await buildOverlay(await generateService('go-service', ...flags), 'production');
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    const outcome = await validateObjects(broken, definitions);
    expect(outcome.exitCode, outcome.output).toBe(1);
  });

  it.each(overlays)(
    'of %s are read by one account of one namespace, and by nobody else',
    async (overlay) => {
      const folder = await generateService('node-service', ...flags);
      const vault = join(folder, 'deploy/secrets/vault');
      const parsed = await run(toolPath('conftest'), [
        'parse',
        join(vault, `policy-${overlay}.hcl`),
      ]);
      expectSuccess(parsed);
      expect(JSON.parse(parsed.stdout.slice(parsed.stdout.indexOf('{')))).toEqual({
        path: { [`secret/data/payments/orders/${overlay}`]: [{ capabilities: ['read'] }] },
      });
      const role = JSON.parse(await readFile(join(vault, `role-${overlay}.json`), 'utf8'));
      expect(role).toMatchObject({
        bound_service_account_names: ['orders'],
        bound_service_account_namespaces: [`payments-${overlay}`],
        audience: 'vault',
        token_policies: [`orders-${overlay}`],
      });
      const store = theOnly(readObjects(await buildOverlay(folder, overlay)), 'SecretStore');
      expect(store.spec).toMatchObject({
        provider: {
          vault: {
            auth: {
              kubernetes: { serviceAccountRef: { name: 'orders', audiences: [role.audience] } },
            },
          },
        },
      });
    },
  );
});
