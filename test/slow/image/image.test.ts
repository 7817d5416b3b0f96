import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { generateServiceAt } from '../support/generate-service.ts';
import { until } from '../support/poll.ts';
import { freePorts } from '../support/ports.ts';
import { end, untilReady } from '../support/program.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { expectSuccess, run } from '../support/run.ts';
import { environmentOf } from '../support/runtimes.ts';
import { cacheFolder, describeWithTools, toolPath } from '../support/tools.ts';
import { layBases } from './bases.ts';
import { askImagePolicy } from './image-policy.ts';
import { startRegistry } from './registry.ts';
import { createSigner, type Signer, writeProvenance } from './signer.ts';
import { openStore, type Store, slow } from './store.ts';

const image = 'orders:1.0.0';
const nonroot = 65_532;

const tools = ['buildah', 'rootfs', 'docker-registry', 'cosign', 'cyclonedx-gomod', 'kyverno'];

describeWithTools(tools, 'the image of a Go service, on bases that stand in', () => {
  let store: Store;
  let source: string;
  let sbom: string;
  beforeAll(async () => {
    store = await openStore();
    await layBases(store);
    source = join(store.folder, 'source');
    await generateServiceAt(source, 'go-service', '--with', 'supply-chain=sigstore');
    const modules = await copyModules(source, join(store.folder, 'modules'));
    const goroot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
    const mounts = ['--volume', `${goroot}:/usr/local/go:ro`, '--volume', `${modules}:/modules:ro`];
    await store.buildah('bud', '--pull-never', ...mounts, '--tag', image, source);
    sbom = join(store.folder, 'sbom.json');
    const list = ['bin', '-json', '-output', sbom, await store.take(image, '/service')];
    expectSuccess(await run(toolPath('cyclonedx-gomod'), list, { env: { HOME: store.folder } }));
  }, 2 * slow);
  afterAll(() => store?.remove());

  it('runs as a user without rights, and answers its probes', async () => {
    const config = JSON.parse(await store.buildah('inspect', '--type', 'image', image));
    expect(config.OCIv1.config).toMatchObject({ User: '65532:65532', Entrypoint: ['/service'] });

    const [port, metricsPort] = (await freePorts(2)) as [number, number];
    const container = await store.buildah('from', '--pull-never', image);
    const variables = ['--env', `PORT=${port}`, '--env', `METRICS_PORT=${metricsPort}`];
    await store.buildah('config', ...variables, container);
    const program = store.launch('run', container, '--', '/service');
    try {
      const url = `http://127.0.0.1:${port}`;
      await untilReady(program, async () => (await fetch(`${url}/readyz`)).ok);
      expect((await fetch(`${url}/livez`)).status).toBe(200);
      expect((await fetch(`${url}/greetings`)).status).toBe(200);
      const service = await until('the process', () => findProcess('/service', port));
      expect(userOf(service)).toBe(nonroot);
      process.kill(service, 'SIGTERM');
      expect(await program.exited, program.output()).toBe(0);
    } finally {
      await end(program);
    }
  });

  it('is pushed, signed and attested; what another made, or signed, is refused', async () => {
    const registry = await startRegistry(join(store.folder, 'registry'));
    onTestFinished(() => registry.stop());
    const [ours, theirs] = [await createSigner(), await createSigner()];
    const name = `${registry.host}/orders`;

    const reference = `${name}@${await push(store, image, `${name}:1.0.0`)}`;
    expect(await ours.verifies(reference)).toContain('no signatures found');
    const ask = (
      image: string,
      { publicKey }: Signer,
      kind?: 'initContainers' | 'ephemeralContainers',
    ) => askImagePolicy({ service: source, reference: image, publicKey, ...(kind && { kind }) });
    await ours.sign(reference);
    expect(await ask(reference, ours)).toBe(
      'the image has no provenance from the pipeline of orders',
    );
    await ours.attest(reference, 'slsaprovenance1', await writeProvenance());
    await ours.attest(reference, 'cyclonedx', sbom);
    expect(await ours.verifies(reference)).toBe('');
    expect(await ours.verifies(`${name}:1.0.0`)).toBe('');
    expect(await ours.verifies(reference, 'slsaprovenance1')).toBe('');
    const attested = await ours.readAttested(reference, 'cyclonedx');
    expect(attested).toContain('"bomFormat":"CycloneDX"');
    expect(attested).toContain('go.opentelemetry.io/otel');
    expect(await ours.verifies(reference, 'spdxjson')).not.toBe('');
    expect(await theirs.verifies(reference)).not.toBe('');

    const changed = await store.buildah('from', '--pull-never', image);
    await store.buildah('config', '--env', 'GREETING=tampered', changed);
    await store.buildah('commit', '--quiet', changed, 'orders:tampered');
    const tampered = `${name}@${await push(store, 'orders:tampered', `${name}:1.0.0`)}`;
    expect(tampered).not.toBe(reference);
    for (const one of [tampered, `${name}:1.0.0`]) expect(await ours.verifies(one)).not.toBe('');
    expect(await ours.verifies(reference)).toBe('');

    expect(await ask(reference, ours)).toBe('');
    const reason = 'the image was not signed by the pipeline of orders';
    expect(await ask(tampered, ours)).toBe(reason);
    expect(await ask(reference, theirs)).toBe(reason);
    for (const kind of ['initContainers', 'ephemeralContainers'] as const) {
      expect(await ask(reference, ours, kind)).toBe('');
      expect(await ask(tampered, ours, kind)).toBe(reason);
    }
    accepted(source, 'supply-chain/sigstore', 'kyverno');
  });
});

/** The process of this machine that was started as `program`, among those that are to listen at this port. */
function findProcess(program: string, port: number): number | undefined {
  const found = readdirSync('/proc').find((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const read = (file: string) => readFileSync(join('/proc', name, file), 'utf8');
      return read('cmdline') === `${program}\0` && read('environ').includes(`PORT=${port}\0`);
    } catch {
      return false; // Gone meanwhile.
    }
  });
  return found === undefined ? undefined : Number(found);
}

/** The id of the user of a process as its namespace sees it. */
function userOf(process: number): number {
  const read = (file: string) => readFileSync(join('/proc', String(process), file), 'utf8');
  const id = Number(/^Uid:\s+(\d+)/m.exec(read('status'))?.[1]);
  const ranges = read('uid_map')
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  for (const [inside = 0, outside = 0, count = 0] of ranges)
    if (id >= outside && id < outside + count) return id - outside + inside;
  throw new Error(`nobody in the namespace is ${id}`);
}

/** The modules that a service requires, laid out as a proxy of Go modules has them. */
async function copyModules(service: string, folder: string): Promise<string> {
  await mkdir(folder);
  const download = ['mod', 'download'];
  // Another suite builds such a service, but needs no more of its modules than that.
  expectSuccess(await run('go', download, { cwd: service, env: environmentOf('go-service') }));
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    GOMODCACHE: folder,
    GOFLAGS: '-modcacherw',
    GOPROXY: `file://${join(cacheFolder, 'go-mod', 'cache', 'download')}`,
    GOSUMDB: 'off',
  };
  expectSuccess(await run('go', download, { cwd: service, env }));
  return join(folder, 'cache', 'download');
}

/** Pushes an image; gives its digest. */
async function push(store: Store, name: string, to: string): Promise<string> {
  const file = join(store.folder, 'tmp', 'digest');
  await store.buildah('push', '--tls-verify=false', '--digestfile', file, name, `docker://${to}`);
  return readFileSync(file, 'utf8').trim();
}
