import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { run } from '../support/run.ts';
import { toolPath } from '../support/tools.ts';
import { temporaryFolder } from '../support/workspace.ts';

interface Question {
  /** The folder of the service, whose policy is asked. */
  readonly service: string;
  /** An image of a registry, by its digest. */
  readonly reference: string;
  readonly publicKey: string;
  /** The kind of the container that runs it. */
  readonly kind?: 'containers' | 'initContainers' | 'ephemeralContainers';
}

/**
 * What Kyverno says of a pod with this image: nothing, if it lets it in. The policy is the service's own but for
 * whom it trusts: the key of a test stands where the release workflow does, as nobody can sign as that one here.
 */
export async function askImagePolicy(question: Question): Promise<string> {
  const folder = await temporaryFolder();
  const [policy, pod] = [join(folder, 'policy.yaml'), join(folder, 'pod.yaml')];
  await writeFile(policy, await policyFor(question));
  await writeFile(pod, stringify(podOf(question)));
  const flags = ['--registry', '--policy-report', '--output-format', 'json'];
  const { stdout, output } = await run(toolPath('kyverno'), [
    'apply',
    policy,
    '--resource',
    pod,
    ...flags,
  ]);
  const report = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
    readonly results: readonly { readonly result: string; readonly message: string }[];
  };
  const [only, ...more] = report.results;
  if (only === undefined || more.length > 0) throw new Error(output);
  return only.result === 'pass' ? '' : only.message;
}

async function policyFor({ service, reference, publicKey }: Question): Promise<string> {
  const file = join(service, 'deploy/supply-chain/imagepolicy.yaml');
  const [policy] = parseAllDocuments(await readFile(file, 'utf8'));
  if (policy === undefined || !('setIn' in policy)) throw new Error(`no policy in ${file}`);
  const [repository = ''] = reference.split('@');
  const globs = [':*', '@*'].map((part) => ({ glob: `${repository}${part}` }));
  policy.setIn(['spec', 'matchImageReferences'], globs);
  policy.setIn(['spec', 'credentials'], { allowInsecureRegistry: true });
  policy.setIn(['spec', 'attestors', 0, 'cosign'], {
    key: { data: publicKey },
    ctlog: { insecureIgnoreTlog: true, insecureIgnoreSCT: true },
  });
  return policy.toString();
}

function podOf({ reference, kind = 'containers' }: Question) {
  const metadata = { name: 'orders', namespace: 'platform-team-production' };
  const containers = [{ name: 'ledger', image: 'registry.example/ledger:1.0.0' }];
  const spec = { containers, [kind]: [{ name: 'orders', image: reference }] };
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec };
}
