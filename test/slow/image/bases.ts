import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toolPath } from '../support/tools.ts';
import type { Store } from './store.ts';

/**
 * Stands in for the images that the Dockerfile of a Go service is built from, which only a registry has: for the
 * one with the compiler, a bare Debian of the same release that finds the compiler and the modules of this machine;
 * for the one without a distribution, nothing at all.
 */
export async function layBases(store: Store): Promise<void> {
  const debian = join(store.folder, 'debian.tar');
  await copyFile(toolPath('rootfs'), debian);
  const compiler = await store.buildah('from', 'scratch');
  await store.buildah('add', '--quiet', compiler, debian, '/');
  const variables = {
    PATH: '/usr/local/go/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    GOPATH: '/go',
    GOTOOLCHAIN: 'local',
    GOPROXY: 'file:///modules',
  };
  const flags = Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  await store.buildah('config', ...flags, compiler);
  await store.buildah('commit', '--quiet', '--rm', compiler, 'golang:1.26-trixie');
  const nothing = await store.buildah('from', 'scratch');
  await store.buildah(
    'commit',
    '--quiet',
    '--rm',
    nothing,
    'gcr.io/distroless/static-debian13:nonroot',
  );
}
