import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { edit } from '../support/edit.ts';
import { generateService } from '../support/generate-service.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolPath } from '../support/tools.ts';
import { paths } from '../support/variants.ts';

/** Everything that the two systems make, together. */
const whole = [
  '--with',
  'state=postgres',
  '--with',
  'infrastructure=terraform',
  '--with',
  'identity=aws',
  '--set',
  'needsBucket=true',
  '--set',
  'needsQueue=true',
];

const resources = 'infra/resources';

describeWithTools(['tofu'], 'OpenTofu', () => {
  it.each(paths)(
    'takes the infrastructure of %s, and the tests pass that need no account',
    async (path) => {
      const folder = await generateService(path, ...whole);
      expectSuccess(await check(folder));
      accepted(folder, 'infrastructure/terraform', 'tofu');
      accepted(folder, 'identity/aws', 'tofu');
    },
  );

  it('takes it with nothing asked for, and each thing alone', async () => {
    for (const needed of ['', 'needsDatabase', 'needsBucket', 'needsQueue']) {
      const answers = ['needsDatabase', 'needsBucket', 'needsQueue'].flatMap((name) => [
        '--set',
        `${name}=${name === needed}`,
      ]);
      expectSuccess(
        await check(
          await generateService(
            'go-service',
            '--with',
            'infrastructure=terraform',
            '--with',
            'state=postgres',
            ...answers,
          ),
        ),
      );
    }
  });

  const identity = 'infra/identity/trust/main.tf';
  const settings = `${resources}/settings/main.tf`;
  it.each([
    [
      'any environment could take the role',
      identity,
      /environment:\$\{var\.environment\}"/,
      'environment:*"',
    ],
    ['a token for somebody else would do', identity, '"sts.amazonaws.com"', '"vault.example"'],
    [
      'other pods could take the role',
      identity,
      '"aws:RequestTag/kubernetes-service-account" = local.service_account',
      '',
    ],
    [
      'production is lost with a zone',
      settings,
      'multi_az            = true',
      'multi_az            = false',
    ],
    ['nobody pays', settings, /^ +cost-centre.*\n/m, ''],
    ['a file is not formatted', `${resources}/main.tf`, '  environment =', ' environment  ='],
  ])('refuses a copy in which %s', async (_, file, pattern, by) => {
    const folder = await generateService('go-service', ...whole);
    await edit(join(folder, file), pattern, by);
    expect((await check(folder)).exitCode).not.toBe(0);
  });
});

describeWithTools(['conftest'], 'the policy of the infrastructure', () => {
  it('passes its own tests', async () => {
    const folder = await generateService('go-service', ...whole);
    const verified = await run(
      toolPath('conftest'),
      ['verify', '--policy', 'policy/infrastructure'],
      { cwd: folder },
    );
    expectSuccess(verified);
  });

  it.each(paths)('lets what %s has pass', async (path) => {
    const folder = await generateService(path, ...whole);
    const held = await hold(folder);
    expectSuccess(held);
    expect(held.output).toContain('9 tests, 9 passed');
    accepted(folder, 'infrastructure/terraform', 'conftest');
  });

  it.each([resources, 'infra/identity'])(
    'can be kept as %s says for each environment',
    async (at) => {
      const folder = await generateService('go-service', ...whole);
      const files = (await readdir(join(folder, at))).filter((name) => name.endsWith('.tfbackend'));
      expect(files.sort()).toEqual(['development.tfbackend', 'production.tfbackend']);
      const paths = files.map((name) => join(at, name));
      const parsed = await run(toolPath('conftest'), ['parse', '--parser', 'hcl2', ...paths], {
        cwd: folder,
      });
      expectSuccess(parsed);
      for (const environment of ['development', 'production'])
        expect(parsed.output).toMatch(new RegExp(`"key": "orders/\\w+/${environment}\\.tfstate"`));
    },
  );

  it.each([
    [
      'database.tf',
      'storage_encrypted     = true',
      'storage_encrypted     = false',
      'set storage_encrypted to true',
    ],
    [
      'database.tf',
      'publicly_accessible    = false',
      'publicly_accessible    = true',
      'set publicly_accessible to false',
    ],
    ['database.tf', /^ +deletion_protection.*\n/m, '', 'set deletion_protection'],
    [
      'database.tf',
      /referenced_security_group_id = .*/,
      'cidr_ipv4 = "0.0.0.0/0"',
      'cidr_ipv4 is public',
    ],
    [
      'bucket.tf',
      'block_public_policy     = true',
      'block_public_policy     = false',
      'set block_public_policy to true',
    ],
    [
      'bucket.tf',
      '"aws_s3_bucket_versioning" "files"',
      '"aws_s3_bucket_versioning" "others"',
      'add aws_s3_bucket_versioning.files',
    ],
    ['bucket.tf', '["s3:ListBucket"]', '["s3:*"]', 'allows "s3:*"'],
    ['queue.tf', /^ +sqs_managed_sse_enabled.*\n/m, '', 'set sqs_managed_sse_enabled to true'],
    ['versions.tf', 'module.settings.labels', '{}', 'set default_tags to module.settings.labels'],
  ])('refuses %s with %s as %s', async (file, pattern, by, reason) => {
    const folder = await generateService('go-service', ...whole);
    await edit(join(folder, resources, file), pattern, by);
    const { exitCode, output } = await hold(folder);
    expect(exitCode, output).toBe(1);
    expect(output).toContain(reason);
  });
});

/** As the pipeline does. */
function check(cwd: string) {
  return run('sh', ['infra/check.sh'], { cwd, env: { TOFU: toolPath('tofu') } });
}

async function hold(cwd: string) {
  const files = (await readdir(join(cwd, resources))).filter((name) => name.endsWith('.tf'));
  const policy = ['--policy', 'policy/infrastructure', '--namespace', 'infrastructure'];
  const args = [
    'test',
    '--parser',
    'hcl2',
    '--combine',
    ...policy,
    ...files.map((name) => join(resources, name)),
  ];
  return run(toolPath('conftest'), args, { cwd });
}
