import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readFiles } from '../follow/support/files.ts';
import { git, plainGit } from '../follow/support/git.ts';
import { shellWithShipped } from '../support/run-idp.ts';

const common = {
  CODEOWNERS: '# Who reviews what.\n*.md @acme/writers\n* @acme/payments\n',
  Dockerfile: 'FROM scratch\nEXPOSE 9000\n',
};

test.each([
  [
    'node-service',
    { 'package.json': '{ "name": "@acme/legacy-billing", "description": "Bills." }\n' },
    { name: 'legacy-billing', owner: 'payments', description: 'Bills.', port: 9000 },
  ],
  [
    'python-service',
    { 'pyproject.toml': '[project]\nname = "legacy-billing"\ndescription = "Bills."\n' },
    { name: 'legacy-billing', owner: 'payments', description: 'Bills.', port: 9000 },
  ],
  [
    'go-service',
    { 'go.mod': 'module git.acme.example/billing/legacy-billing\n\ngo 1.26\n' },
    { name: 'legacy-billing', owner: 'payments', port: 9000 },
  ],
])(
  'idp adopt --template %s infers the answers from what is there',
  async (template, files, answers) => {
    const { idp, work, write } = shellWithShipped();
    plainGit();
    for (const [path, text] of Object.entries({ ...common, ...files })) write(path, text);
    git(work, 'init', '--quiet');
    git(work, 'add', '--all');
    git(
      work,
      '-c',
      'user.name=Ana',
      '-c',
      'user.email=ana@acme.example',
      'commit',
      '--quiet',
      '-m',
      'x',
    );
    expect(await idp(['adopt', '--template', template])).toMatchObject({ err: '' });
    expect(parse(String(readFiles(work)['.idp/lock.yaml'])).answers).toEqual(answers);
  },
);
