import { expect, test } from 'vitest';
import { environmentsOf, specsOf } from './pods.ts';
import { services } from './rendered.ts';

const signed = environmentsOf(services).filter(
  ({ environment, service }) =>
    environment === 'production' && service.providers.has('supply-chain/sigstore'),
);

interface ImagePolicy {
  readonly matchConstraints: {
    readonly resourceRules: readonly { readonly resources: readonly string[] }[];
  };
  readonly matchImageReferences: readonly { readonly glob: string }[];
  readonly attestations: readonly { readonly intoto: { readonly type: string } }[];
  readonly validations: readonly { readonly expression: string }[];
}

interface OwnImages {
  readonly variables: readonly { readonly name: string; readonly expression: string }[];
}

function policyOf(objects: (typeof signed)[number]['objects']): ImagePolicy {
  const [policy] = specsOf<ImagePolicy>(objects, 'NamespacedImageValidatingPolicy');
  if (policy === undefined) throw new Error('no policy for images');
  return policy;
}

test('there are services whose images are verified', () => {
  expect(signed.length).toBeGreaterThan(20);
});

test.each(['verifyImageSignatures', 'verifyAttestationSignatures'])(
  '%s is asked of each kind of container',
  (verify) => {
    const missing = signed.flatMap(({ name, objects }) => {
      const { validations, matchConstraints } = policyOf(objects);
      const expressions = validations
        .map(({ expression }) => expression)
        .filter((expression) => expression.includes(verify))
        .join();
      const kinds = ['containers', 'initContainers', 'ephemeralContainers'];
      const resources = matchConstraints.resourceRules.flatMap((rule) => rule.resources);
      return [
        ...kinds.filter((kind) => !expressions.includes(`images.${kind}`)),
        ...(resources.includes('pods/ephemeralcontainers') ? [] : ['pods/ephemeralcontainers']),
      ].map((kind) => `${name}: ${kind}`);
    });
    expect(missing).toEqual([]);
  },
);

test('each attestation that is verified is made and signed by the pipeline, and of a type that cosign knows', () => {
  const types: Readonly<Record<string, string>> = {
    'https://slsa.dev/provenance/v1': 'cosign attest --yes --type slsaprovenance1 ',
  };
  const missing = signed.flatMap(({ name, objects, service: { files } }) => {
    const pipeline =
      files.get('.github/workflows/publish.yml') ?? files.get('.gitlab-ci.yml') ?? '';
    return policyOf(objects)
      .attestations.filter(({ intoto }) => !pipeline.includes(types[intoto.type] ?? '?'))
      .map(({ intoto }) => `${name}: ${intoto.type}`);
  });
  expect(missing).toEqual([]);
});

test('each image of the pods is verified, or one that the policy for the rest allows', () => {
  const wrong = signed.flatMap(({ name, objects, containers }) => {
    const [own] = specsOf<OwnImages>(objects, 'NamespacedValidatingPolicy');
    const allowed = own?.variables.find((variable) => variable.name === 'allowed')?.expression;
    const globs = policyOf(objects).matchImageReferences.map(({ glob }) => glob.slice(0, -1));
    return containers
      .map(({ image }) => image.replace(/:[^/]*$/, ''))
      .filter(
        (image) =>
          !allowed?.includes(`'${image}'`) ||
          (!image.endsWith('/opentelemetry-collector-contrib') && !globs.includes(`${image}:`)),
      )
      .map((image) => `${name}: ${image}`);
  });
  expect(wrong).toEqual([]);
});

const platforms = 'linux/amd64,linux/arm64';

test('each pipeline builds and publishes the image for both platforms', () => {
  const wrong = services.flatMap(({ name, files }) => {
    const github = ['ci', 'publish'].flatMap(
      (file) => files.get(`.github/workflows/${file}.yml`) ?? [],
    );
    const gitlab =
      files.get('.gitlab-ci.yml')?.match(/buildctl-daemonless\.sh .*(\n {6}.*)*/g) ?? [];
    return [...github, ...gitlab]
      .filter((text) => !/platforms?[:=] ?(\S+)/.exec(text)?.[1]?.startsWith(platforms))
      .map(() => name);
  });
  expect(wrong).toEqual([]);
});

test('no stage that runs a command is emulated, so that no runner needs an emulator', () => {
  const emulated = services.flatMap(({ name, files }) => {
    const [, ...stages] = (files.get('Dockerfile') ?? '').split(/^FROM /m);
    const native = new Set<string>();
    return stages.flatMap((stage) => {
      const [, flag, from = '', as = ''] =
        /^(--platform=\$BUILDPLATFORM )?(\S+)(?: AS (\S+))?\n/.exec(stage) ?? [];
      if (flag !== undefined || native.has(from)) native.add(as);
      else if (/^RUN /m.test(stage)) return [`${name}: ${from}`];
      return [];
    });
  });
  expect(emulated).toEqual([]);
});
