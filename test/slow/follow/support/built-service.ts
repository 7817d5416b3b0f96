import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { git } from '../../../follow/support/git.ts';
import { layRelease, type Release } from '../../../follow/support/lay-release.ts';
import { copyBuiltIdp } from '../../kill/built-idp.ts';
import { run } from '../../kill/child.ts';

const idp = copyBuiltIdp();

/** The arguments that run the built `idp` with this catalog. */
export function idpWith(catalog: string, args: readonly string[]): readonly string[] {
  return [idp, ...args, '--catalog', catalog];
}

/** Makes the service `skua` below a folder by the built `idp`, from a release laid beside it. */
export async function makeService(parent: string, release: Release): Promise<string> {
  const [catalog, folder] = [join(parent, 'catalog'), join(parent, 'skua')];
  layRelease(catalog, release);
  const args = ['new', 'boat', 'skua', '--no-hooks', '--yes', '--out', folder];
  const made = await run(idpWith(catalog, args), {});
  expect(made, made.err).toMatchObject({ exit: 0 });
  return folder;
}

/** Puts it under git, with all that stands in it. */
export function commitFirst(folder: string): void {
  git(folder, 'init', '--quiet');
  git(folder, 'config', 'user.name', 'Ana');
  git(folder, 'config', 'user.email', 'ana@harbour.example');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'as it stands');
}

/** Puts a folder into the state of another one, git and all. */
export function copyOver(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

/** The test, and what it starts, stands in a folder until it ends. */
export function standIn(folder: string): void {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(folder);
}
