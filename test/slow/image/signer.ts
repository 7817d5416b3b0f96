import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectSuccess, type Outcome, run } from '../support/run.ts';
import { toolPath } from '../support/tools.ts';
import { temporaryFolder } from '../support/workspace.ts';

/** Somebody with a key pair of their own; nothing is told to a public log, and nothing asked of one. */
export interface Signer {
  /** In the PEM format. */
  readonly publicKey: string;
  sign(reference: string): Promise<void>;
  /** States the content of a file, of this type, about an artefact. */
  attest(reference: string, type: string, file: string): Promise<void>;
  /** Why the signature of this one, or the attestation of a type, is not there: nothing, if it is. */
  verifies(reference: string, type?: string): Promise<string>;
  /** The statement of a type as it was signed. */
  readAttested(reference: string, type: string): Promise<string>;
}

export async function createSigner(): Promise<Signer> {
  const folder = await temporaryFolder();
  const env = { COSIGN_PASSWORD: '', HOME: folder, PATH: process.env.PATH ?? '' };
  const cosign = (...args: readonly string[]) =>
    run(toolPath('cosign'), args, { cwd: folder, env, input: '' });
  expectSuccess(await cosign('generate-key-pair'));
  expectSuccess(await cosign('signing-config', 'create', '--out', 'signing.json'));
  const signing = ['--key', 'cosign.key', '--signing-config', 'signing.json', '--yes'];
  const verifying = ['--key', 'cosign.pub', '--insecure-ignore-tlog'];
  const verify = (reference: string, type?: string): Promise<Outcome> =>
    type === undefined
      ? cosign('verify', ...verifying, reference)
      : cosign('verify-attestation', '--type', type, ...verifying, reference);
  return {
    publicKey: await readFile(join(folder, 'cosign.pub'), 'utf8'),
    async sign(reference) {
      expectSuccess(await cosign('sign', ...signing, reference));
    },
    async attest(reference, type, file) {
      expectSuccess(
        await cosign('attest', ...signing, '--type', type, '--predicate', file, reference),
      );
    },
    async verifies(reference, type) {
      const { exitCode, output } = await verify(reference, type);
      return exitCode === 0 ? '' : output || `ended with ${exitCode}`;
    },
    async readAttested(reference, type) {
      const outcome = await verify(reference, type);
      expectSuccess(outcome);
      const { payload } = JSON.parse(outcome.stdout) as { readonly payload: string };
      return Buffer.from(payload, 'base64').toString('utf8');
    },
  };
}

/** What a pipeline says of how an artefact came to be, in the shape of SLSA's provenance. */
export async function writeProvenance(): Promise<string> {
  const file = join(await temporaryFolder(), 'provenance.json');
  const predicate = {
    buildDefinition: {
      buildType: 'https://acme.example/build/v1',
      externalParameters: { repository: 'https://github.com/acme/orders', ref: 'refs/tags/v1.0.0' },
      resolvedDependencies: [],
    },
    runDetails: {
      builder: { id: 'https://github.com/acme/orders/.github/workflows/publish.yml' },
      metadata: { invocationId: '1' },
    },
  };
  await writeFile(file, JSON.stringify(predicate));
  return file;
}
