import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCatalog } from '../../../src/system/catalog/read-catalog.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { layFiles } from '../support/files.ts';
import { refusalsOf } from '../support/problems.ts';
import { withoutRights } from '../support/without-rights.ts';

test('finds the manifests, sorted, and nothing that lies deeper or elsewhere', async () => {
  const root = tempFolder();
  layFiles(root, {
    'platform.yaml': 'kind: Platform\n',
    'web-app/template.yaml': 'web\n',
    'node-service/template.yaml': 'node\n',
    'node-service/skeleton/template.yaml': 'not a manifest of ours\n',
    'capabilities/ci/gitlab-ci/capability.yaml': 'gitlab\n',
    'capabilities/ci/README.md': 'about\n',
    'capabilities/README.md': 'about\n',
    'notes/README.md': 'about\n',
    'README.md': 'about\n',
  });
  expect(await readCatalog(root, process.cwd())).toEqual({
    root,
    manifests: [
      { path: 'capabilities/ci/gitlab-ci/capability.yaml', text: 'gitlab\n' },
      { path: 'node-service/template.yaml', text: 'node\n' },
      { path: 'platform.yaml', text: 'kind: Platform\n' },
      { path: 'web-app/template.yaml', text: 'web\n' },
    ],
    links: [],
  });
});

test('a folder without manifests is read, and holds none', async () => {
  const root = tempFolder();
  expect(await readCatalog(root, process.cwd())).toEqual({ root, manifests: [], links: [] });
});

test.each(['absent', 'file/inside'])('refuses the root %s', async (path) => {
  const root = tempFolder();
  writeFileSync(join(root, 'file'), '');
  expect(await refusalsOf(() => readCatalog(join(root, path), process.cwd()))).toEqual([
    `catalog/missing  the catalog ${join(root, path)} does not exist or cannot be read`,
  ]);
});

test('follows no linked folder but a linked root, and says which manifests that leaves out', async () => {
  const root = tempFolder();
  const manifest = 'apiVersion: idp/v1\n';
  layFiles(root, {
    'real/node-service/template.yaml': manifest,
    'real/capabilities/ci/drone/capability.yaml': manifest,
    'real/notes/README.md': 'about\n',
  });
  symlinkSync('node-service', join(root, 'real/alias'));
  symlinkSync('notes', join(root, 'real/manual'));
  symlinkSync('gone', join(root, 'real/nowhere'));
  symlinkSync('drone', join(root, 'real/capabilities/ci/woodpecker'));
  symlinkSync('ci', join(root, 'real/capabilities/build'));
  symlinkSync('real', join(root, 'linked'));
  const { manifests, links } = await readCatalog(join(root, 'linked'), process.cwd());
  expect(manifests.map(({ path }) => path)).toEqual([
    'capabilities/ci/drone/capability.yaml',
    'node-service/template.yaml',
  ]);
  expect([...(links ?? [])].sort()).toEqual([
    'alias/template.yaml',
    'capabilities/build/drone/capability.yaml',
    'capabilities/build/woodpecker/capability.yaml',
    'capabilities/ci/woodpecker/capability.yaml',
  ]);
});

test('tells of all manifests that cannot be read', async () => {
  const root = tempFolder();
  chmodSync(root, 0o755);
  mkdirSync(join(root, 'folder-service/template.yaml'), { recursive: true });
  layFiles(root, { 'locked-service/template.yaml': 'locked\n', 'good/template.yaml': 'good\n' });
  chmodSync(join(root, 'locked-service/template.yaml'), 0o000);
  mkdirSync(join(root, 'latin-service'));
  writeFileSync(join(root, 'latin-service/template.yaml'), Buffer.from([0x63, 0xe9]));
  expect(await refusalsOf(() => withoutRights(() => readCatalog(root, process.cwd())))).toEqual([
    `files/io  cannot read ${root}/folder-service/template.yaml: it is a folder`,
    `files/io  cannot read ${root}/latin-service/template.yaml: it is not UTF-8 text`,
    `files/io  cannot read ${root}/locked-service/template.yaml: permission denied`,
  ]);
});
