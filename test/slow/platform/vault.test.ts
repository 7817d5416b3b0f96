import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateService } from '../support/generate-service.ts';
import { overlays } from '../support/manifests.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { describeWithTools } from '../support/tools.ts';
import { paths } from '../support/variants.ts';
import { startVault, type Vault } from '../support/vault.ts';

const flags = ['--with', 'secrets=external-secrets', '--set', 'owner=payments'];

describeWithTools(['vault'], 'Vault', () => {
  let vault: Vault;
  beforeAll(async () => {
    vault = await startVault();
  });
  afterAll(() => vault.stop());

  /** What somebody who may does once, by the README of the service. */
  async function tell(folder: string, overlay: string, edit = (text: string) => text) {
    const read = (name: string) => readFile(join(folder, 'deploy/secrets/vault', name), 'utf8');
    const policy = edit(await read(`policy-${overlay}.hcl`));
    const role = edit(await read(`role-${overlay}.json`));
    const statuses = [
      await vault.ask('PUT', `sys/policies/acl/orders-${overlay}`, { policy }),
      await vault.ask('POST', 'auth/kubernetes/role/orders', role),
    ];
    return statuses.map(({ status }) => status);
  }

  const secretOf = (service: string, overlay: string) =>
    `secret/data/payments/${service}/${overlay}`;
  const statusOf = async (token: string | undefined, path: string, method = 'GET') => {
    const body = method === 'POST' ? { data: { stolen: 'yes' } } : undefined;
    return (await vault.ask(method, path, body, token)).status;
  };

  describe.each(paths)('with the policies and roles of %s', (path) => {
    it.each(overlays)(
      'shows the pods of %s their own secrets, and nothing else',
      async (overlay) => {
        const folder = await generateService(path, ...flags);
        const other = overlay === 'production' ? 'development' : 'production';
        for (const location of [
          secretOf('orders', overlay),
          secretOf('orders', other),
          secretOf('rival', overlay),
        ])
          await vault.ask('POST', location, { data: { PASSWORD: location } });
        expect(await tell(folder, overlay)).toEqual([204, 204]);
        const pod = { namespace: `payments-${overlay}`, name: 'orders', audience: 'vault' };
        const token = await vault.logIn('orders', pod);
        const own = secretOf('orders', overlay);
        expect((await vault.ask('GET', own, undefined, token ?? 'none')).body).toMatchObject({
          data: { data: { PASSWORD: own } },
        });
        expect(await statusOf(token, own, 'POST')).toBe(403);
        expect(await statusOf(token, own, 'DELETE')).toBe(403);
        expect(await statusOf(token, secretOf('orders', other))).toBe(403);
        expect(await statusOf(token, secretOf('rival', overlay))).toBe(403);
        expect(await statusOf(token, 'secret/metadata/payments/orders', 'LIST')).toBe(403);
        for (const stranger of [
          { ...pod, name: 'default' },
          { ...pod, namespace: `payments-${other}` },
          { ...pod, namespace: 'rival' },
          { ...pod, audience: 'https://kubernetes.default.svc' },
        ])
          expect(await vault.logIn('orders', stranger), JSON.stringify(stranger)).toBeUndefined();
        accepted(folder, 'secrets/external-secrets', 'vault');
      },
    );
  });

  it.each([
    ['capabilities = ["read"]', 'capabilities = ["peek"]'],
    ['path "secret', 'paths "secret'],
    ['"bound_service_account_names": ["orders"]', '"bound_service_account_names": []'],
    ['"token_ttl": "20m"', '"token_ttl": "20 moons"'],
  ])('refuses %s written as %s', async (from, to) => {
    const folder = await generateService('go-service', ...flags);
    const statuses = await tell(folder, 'production', (text) => text.replace(from, to));
    expect(statuses).toContain(400);
  });
});
