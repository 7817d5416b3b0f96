import type { Write } from '../../../src/plan/change.ts';
import type { TreePath } from '../../../src/shared/tree/path.ts';
import { fileOf } from './files.ts';

const from = ['node-service'];

export function create(path: string, after: string): Write {
  return { kind: 'create', path: path as TreePath, from, before: undefined, after: fileOf(after) };
}

export function update(path: string, before: string, after: string): Write {
  const files = { before: fileOf(before), after: fileOf(after) };
  return { kind: 'update', path: path as TreePath, from, ...files };
}

export function remove(path: string, before: string): Write {
  return { kind: 'delete', path: path as TreePath, from, before: fileOf(before), after: undefined };
}
