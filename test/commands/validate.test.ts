import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';

const manifest = `apiVersion: idp/v1
kind: Template
metadata: { name: kiln, title: Kiln, owner: potters, version: 1.0.0 }
spec:
  creates: kiln
  parameters: { name: { type: string, format: dns-label } }
`;

/** A shell in whose folder a catalog of its own stands below `templates`. */
function pottery() {
  const shell = shellWith('hooks-of-every-ending');
  shell.write('pottery/templates/kiln/template.yaml', manifest);
  shell.write('pottery/templates/kiln/skeleton/README.md.hbs', '# {{name}}\n');
  return shell;
}

const sound = '1 template, 1 file: nothing is wrong\n';

test.each([
  { where: 'beside its folder', from: 'work/pottery', paths: [] },
  { where: 'in its folder', from: 'work/pottery/templates', paths: [] },
  { where: 'in a template', from: 'work/pottery/templates/kiln', paths: [] },
  { where: 'in a skeleton', from: 'work/pottery/templates/kiln/skeleton', paths: [] },
  { where: 'above, by the folder that holds it', from: 'work', paths: ['pottery'] },
  { where: 'twice', from: 'work', paths: ['pottery', 'pottery/templates'] },
])('the catalog of the person is checked: $where', async ({ from, paths }) => {
  const { idp } = pottery();
  expect(await idp(['validate', ...paths], { from })).toEqual({ exit: 0, out: sound, err: '' });
});

test('where there is none, the one that ships is, and said to be', async () => {
  const { idp } = pottery();
  const { exit, out } = await idp(['validate', '--format', 'github']);
  expect(exit).toBe(1);
  expect(out).toContain('file=../catalog/press/');
});

test('--dry-run alone is a mistake', async () => {
  const { idp } = pottery();
  expect(await idp(['validate', 'pottery', '--dry-run'])).toEqual({
    exit: 2,
    out: '',
    err: '--dry-run is for --fix: without it nothing is written  [usage/unknown]\n   hint  write --fix --dry-run, or leave it out\n',
  });
});
