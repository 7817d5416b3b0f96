import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Postgres, startPostgres } from '../data/postgres.ts';
import { judge } from '../support/conftest.ts';
import { generateService } from '../support/generate-service.ts';
import { validateBySchema } from '../support/kubeconform.ts';
import { buildOverlay, overlays } from '../support/manifests.ts';
import { freePorts } from '../support/ports.ts';
import { end, launchProgram, type Program, untilReady } from '../support/program.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath } from '../support/tools.ts';
import { paths } from '../support/variants.ts';

const flags = ['--with', 'identity=spiffe', '--set', 'owner=payments'];

interface Shown {
  readonly entries: readonly {
    readonly spiffe_id: { readonly trust_domain: string; readonly path: string };
    readonly selectors: readonly { readonly type: string; readonly value: string }[];
    readonly dns_names: readonly string[];
  }[];
}

describeWithTools(['spire-server', 'postgres'], 'SPIRE', () => {
  let postgres: Postgres;
  let folder: string;
  let server: Program;
  const socket = () => join(folder, 'api.sock');
  const spire = (...args: readonly string[]) =>
    run(toolPath('spire-server'), [...args, '-socketPath', socket()]);
  beforeAll(async () => {
    postgres = await startPostgres();
    folder = await mkdtemp(join(tmpdir(), 'spire-'));
    const [port] = (await freePorts(1)) as [number];
    const config = join(folder, 'server.conf');
    await writeFile(config, configuration(folder, port, postgres.create('spire')));
    server = launchProgram(toolPath('spire-server'), ['run', '-config', config]);
    await untilReady(server, async () => (await spire('healthcheck')).exitCode === 0);
  });
  afterAll(async () => {
    await end(server);
    await postgres.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(paths)('takes the entries of %s, and knows its pods by them', async (path) => {
    const service = await generateService(path, ...flags);
    for (const overlay of overlays) {
      const namespace = `payments-${overlay}`;
      const id = { trust_domain: 'acme.example', path: `/ns/${namespace}/sa/orders` };
      const name = `spiffe://${id.trust_domain}${id.path}`;
      expectSuccess(
        await spire(
          'entry',
          'create',
          '-data',
          join(service, `deploy/spiffe/entries-${overlay}.json`),
        ),
      );
      const entry = await spire('entry', 'show', '-spiffeID', name, '-output', 'json');
      expectSuccess(entry);
      const { entries } = JSON.parse(entry.stdout) as Shown;
      expect(entries).toEqual([
        expect.objectContaining({
          spiffe_id: id,
          selectors: expect.arrayContaining([
            { type: 'k8s', value: `ns:${namespace}` },
            { type: 'k8s', value: 'sa:orders' },
            { type: 'k8s', value: 'container-name:orders' },
          ]),
          dns_names: [`orders.${namespace}.svc.cluster.local`],
        }),
      ]);
      expectSuccess(await spire('entry', 'delete', '-entryID', idOf(entry.stdout)));
    }
    accepted(service, 'identity/spiffe', 'spire-server');
  });

  it.each([
    ['of another house', 'spiffe://acme.example/ns', 'spiffe://rival.example/ns'],
    ['that anybody could have', /"selectors": \[[^\]]*\]/, '"selectors": []'],
    ['with a mistyped key', '"parent_id"', '"parent"'],
  ])('refuses an entry %s', async (_, pattern, by) => {
    const service = await generateService('go-service', ...flags);
    const text = await readFile(join(service, 'deploy/spiffe/entries-production.json'), 'utf8');
    const broken = text.replace(pattern, by);
    expect(broken).not.toBe(text);
    const file = join(service, 'broken.json');
    await writeFile(file, broken);
    const outcome = await spire('entry', 'create', '-data', file);
    expect(outcome.exitCode, outcome.output).not.toBe(0);
  });
});

describeWithTools(['kustomize', 'kubeconform', 'conftest', 'schemas'], 'pods with SPIFFE', () => {
  describe.each(paths)('of %s', (path) => {
    it.each(overlays)('in %s are taken by the schemas and the rules', async (overlay) => {
      const service = await generateService(path, ...flags);
      const text = await buildOverlay(service, overlay);
      expectSuccess(await validateBySchema(text));
      expect(await judge(service, 'kubernetes', text)).toEqual([]);
      expect(text).toContain('driver: csi.spiffe.io');
    });
  });
});

function idOf(displayPath: string): string {
  const { entries } = JSON.parse(displayPath) as {
    readonly entries: readonly { readonly id: string }[];
  };
  return entries[0]?.id ?? '';
}

function configuration(folder: string, port: number, database: string): string {
  return `
server {
  bind_address = "127.0.0.1"
  bind_port = "${port}"
  socket_path = "${join(folder, 'api.sock')}"
  trust_domain = "acme.example"
  data_dir = "${folder}"
}
plugins {
  DataStore "sql" {
    plugin_data {
      database_type = "postgres"
      connection_string = "${database}?sslmode=disable"
    }
  }
  KeyManager "memory" {
    plugin_data {}
  }
  NodeAttestor "join_token" {
    plugin_data {}
  }
}
`;
}
