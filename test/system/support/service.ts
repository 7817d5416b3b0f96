import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { Write } from '../../../src/plan/change.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { layFiles } from './files.ts';
import { create, remove, update } from './writes.ts';

/** A service on disk with unusual modes, and a commit that does everything to it once. */
export function layService(): string {
  const root = tempFolder();
  layFiles(root, {
    'README.md': 'orders 1\n',
    'bin/run': '#!/bin/sh\necho 1\n',
    'docs/old/guide.md': 'guide 1\n',
    'notes.txt': 'mine\n',
    'plain.sh': 'echo 1\n',
    'public/index.html': '<p>1</p>\n',
    site: 'a file\n',
    '.idp/lock.yaml': 'version: 1\n',
  });
  chmodSync(join(root, 'README.md'), 0o640);
  chmodSync(join(root, 'docs/old'), 0o750);
  chmodSync(join(root, 'plain.sh'), 0o660);
  return root;
}

export const everyKind: readonly Write[] = [
  update('README.md', 'orders 1\n', 'orders 2\n'),
  update('bin/run', '#!/bin/sh\necho 1\n', 'echo 2\n'),
  remove('docs/old/guide.md', 'guide 1\n'),
  update('plain.sh', 'echo 1\n', '#!/bin/sh\necho 2\n'),
  create('public', 'a file now\n'),
  remove('public/index.html', '<p>1</p>\n'),
  remove('site', 'a file\n'),
  create('site/deep/index.html', '<p>2</p>\n'),
  create('src/main.ts', 'export {};\n'),
  update('.idp/lock.yaml', 'version: 1\n', 'version: 2\n'),
];

export const afterEveryKind = [
  '-- .idp/ 755',
  '-- .idp/lock.yaml 644\nversion: 2\n',
  '-- README.md 640\norders 2\n',
  '-- bin/ 755',
  '-- bin/run 644\necho 2\n',
  '-- notes.txt 644\nmine\n',
  '-- plain.sh 770\n#!/bin/sh\necho 2\n',
  '-- public 644\na file now\n',
  '-- site/ 755',
  '-- site/deep/ 755',
  '-- site/deep/index.html 644\n<p>2</p>\n',
  '-- src/ 755',
  '-- src/main.ts 644\nexport {};\n',
].join('\n');
