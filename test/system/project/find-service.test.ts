import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isInsideGit } from '../../../src/system/git/is-inside-git.ts';
import { findService } from '../../../src/system/project/find-service.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { layFiles } from '../support/files.ts';

test('the nearest lock upward is the service’s', () => {
  const root = tempFolder();
  layFiles(root, {
    'shop/.idp/lock.yaml': '',
    'shop/orders/.idp/lock.yaml': '',
    'shop/orders/src/store/postgres.ts': '',
  });
  const orders = join(root, 'shop/orders');
  expect(findService(join(orders, 'src/store'))).toBe(orders);
  expect(findService(orders)).toBe(orders);
  expect(findService(join(root, 'shop/billing'))).toBe(join(root, 'shop'));
  expect(findService(root)).toBeUndefined();
});

test('a folder is inside of git below .git’s folder, and where .git is a file', () => {
  const root = tempFolder();
  mkdirSync(join(root, 'clone/.git'), { recursive: true });
  layFiles(root, { 'work-tree/.git': 'gitdir: ../clone/.git/worktrees/x\n' });
  expect(isInsideGit(join(root, 'clone/services/orders'))).toBe(true);
  expect(isInsideGit(join(root, 'work-tree'))).toBe(true);
  expect(isInsideGit(join(root, 'elsewhere'))).toBe(false);
});
