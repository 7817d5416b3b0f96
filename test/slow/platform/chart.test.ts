import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge } from '../support/conftest.ts';
import { generateService } from '../support/generate-service.ts';
import { validateBySchema } from '../support/kubeconform.ts';
import {
  type KubernetesObject,
  overlays,
  readObjects,
  readOverlay,
  theOnly,
} from '../support/manifests.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath, toolsOnPath } from '../support/tools.ts';
import { type Path, paths } from '../support/variants.ts';

const repository = 'ghcr.io/acme/orders';

describeWithTools(['helm', 'kustomize', 'kubeconform', 'conftest', 'schemas'], 'the chart', () => {
  describe.each(paths)('of %s', (path) => {
    it('holds the objects of the overlays, as the schemas and the rules take them', async () => {
      const folder = await packed(path);
      for (const overlay of overlays) {
        const text = await install(folder, `environment=${overlay}`);
        expectSuccess(await validateBySchema(text));
        expect(await judge(folder, 'kubernetes', text)).toEqual([]);
        const objects = readObjects(text).map(comparable);
        const expected = (await readOverlay(folder, overlay)).map(comparable);
        expect(byName(objects)).toEqual(byName(expected));
      }
      accepted(folder, 'runtime/kubernetes', 'helm');
    });
  });

  it('installs the version that is asked for, in every container of the service', async () => {
    const folder = await packed('go-service', '--with', 'state=postgres');
    const digest = `sha256:${'0'.repeat(64)}`;
    for (const [value, image] of [
      ['image.tag=', `${repository}:1.2.3`],
      ['image.tag=1.2.4', `${repository}:1.2.4`],
      [`image.digest=${digest}`, `${repository}@${digest}`],
    ] as const) {
      const text = await install(folder, value);
      expect(imagesOf(theOnly(readObjects(text), 'Deployment'))).toEqual([image, image]);
    }
  });

  it('starts as many pods as it is told to', async () => {
    const text = await install(await packed('go-service'), 'replicas.min=4,replicas.max=7');
    const { spec } = theOnly(readObjects(text), 'HorizontalPodAutoscaler');
    expect(spec).toMatchObject({ minReplicas: 4, maxReplicas: 7 });
  });

  it.each([
    'environment=staging',
    'image.tag=latest',
    'image.tag=-x',
    'image.digest=sha256:0',
    'replicas.min=0',
    'replicas.min=many',
    'replica.min=2',
  ])('refuses %s', async (value) => {
    const outcome = await template(await packed('go-service'), value);
    expect(outcome.exitCode, outcome.output).not.toBe(0);
    expect(outcome.output).toContain("values don't meet the specifications of the schema");
  });

  it('says so where nobody has made it yet', async () => {
    const folder = await generateService('go-service', '--set', 'helmChart=true');
    const outcome = await run(toolPath('helm'), ['template', 'orders', 'deploy/chart'], {
      cwd: folder,
    });
    expect(outcome.exitCode).not.toBe(0);
    expect(outcome.output).toContain('the chart contains no objects: build it with package.sh');
  });
});

async function packed(path: Path, ...flags: readonly string[]): Promise<string> {
  const folder = await generateService(path, '--set', 'helmChart=true', ...flags);
  const options = { cwd: folder, env: toolsOnPath() };
  expectSuccess(await run(join(folder, 'deploy/chart/package.sh'), ['1.2.3'], options));
  return folder;
}

async function install(folder: string, values: string): Promise<string> {
  const outcome = await template(folder, values);
  expectSuccess(outcome);
  return outcome.stdout;
}

function template(folder: string, values: string) {
  const chart = join(folder, 'deploy/chart/orders-1.2.3.tgz');
  return run(toolPath('helm'), ['template', 'orders', chart, '--set', values]);
}

/** Without what the chart leaves to Helm: the namespace, the version, and who looks after it. */
function comparable(object: KubernetesObject): KubernetesObject {
  const { namespace: _, labels = {}, ...metadata } = object.metadata;
  const { 'app.kubernetes.io/managed-by': __, ...others } = labels;
  const spec: unknown = JSON.parse(
    JSON.stringify(object.spec ?? {}).replaceAll(
      new RegExp(`${repository}:[^"]+`, 'g'),
      repository,
    ),
  );
  return { ...object, metadata: { ...metadata, labels: others }, spec };
}

function byName(objects: readonly KubernetesObject[]): ReadonlyMap<string, KubernetesObject> {
  return new Map(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object]));
}

function imagesOf({ spec }: KubernetesObject): readonly string[] {
  const {
    template: { spec: pod },
  } = spec as {
    readonly template: {
      readonly spec: Readonly<
        Record<'containers' | 'initContainers', readonly { readonly image: string }[]>
      >;
    };
  };
  return [...pod.initContainers, ...pod.containers].map(({ image }) => image);
}
