import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layRelease } from '../../follow/support/lay-release.ts';
import { type Ground, gitIn, readAt, statAt, writeAt } from './ground.ts';
import type { RunIdp } from './player.ts';
import { readItems } from './state.ts';
import type { Resolution, Story } from './story.ts';

/** A project of the first release, made by `idp new`, under git as the case says; and things outside of it. */
export async function setUp(story: Story, root: string, runIdp: RunIdp): Promise<Ground> {
  const above = story.repository === 'shared' ? join(root, 'work/mono') : join(root, 'work');
  const project = join(above, 'skua');
  for (const folder of [above, join(root, 'outside'), join(root, 'tmp')])
    mkdirSync(folder, { recursive: true });
  writeFileSync(join(root, 'outside/file.txt'), 'outside\n');
  const repository = { own: project, shared: above, 'no commit': project, none: undefined }[
    story.repository
  ];
  const ground: Ground = { root, project, repository, catalog: join(root, 'catalog') };
  publish(ground, story, 0);
  const layers = story.layers.flatMap((id) => ['--with', id.replace('/', '=')]);
  const args = ['new', 'boat', 'skua', '--no-hooks', '--yes', '--out', 'skua', ...layers];
  const made = await runIdp(args, { ...ground, project: above });
  if (made.exit !== 0) throw new Error(`idp new ended with ${made.exit}: ${made.err}`);
  if (repository === undefined) return ground;
  cpSync(emptyRepository(join(root, '..')), join(repository, '.git'), { recursive: true });
  if (story.repository === 'shared') writeFileSync(join(above, 'foreign.txt'), 'foreign\n');
  if (story.repository !== 'no commit') commitAll(ground);
  if (story.repository === 'shared') {
    writeFileSync(join(above, 'foreign.txt'), 'foreign, staged\n');
    gitIn(repository, 'add', 'foreign.txt');
  }
  return ground;
}

let made: string | undefined;

/** Copied for each case, since `git init` takes longer. */
function emptyRepository(beside: string): string {
  if (made === undefined) {
    const folder = mkdtempSync(join(beside, 'repository-'));
    gitIn(folder, 'init', '--quiet', '--initial-branch=main', '--template=');
    mkdirSync(join(folder, '.git/info'), { recursive: true });
    writeFileSync(join(folder, '.git/info/exclude'), '*.ignored\n');
    made = join(folder, '.git');
  }
  return made;
}

export function publish({ catalog }: Ground, { releases }: Story, at: number): void {
  const release = releases[at]?.release;
  if (release !== undefined) layRelease(catalog, release);
}

/** Everything below the project; nothing where git refuses, as it does while conflicts are not resolved. */
export function commitAll({ project, repository }: Ground): void {
  if (repository === undefined) return;
  gitIn(project, 'add', '--all', '.');
  gitIn(project, 'commit', '--quiet', '--allow-empty', '--message', 'as it stands', '--', '.');
}

/** Takes the markers out of every file, as a developer does, and tells git or not. */
export function resolveConflicts(
  ground: Ground,
  { how, isStaged }: { readonly how: Resolution; readonly isStaged: boolean },
): void {
  for (const [path, { text }] of readItems(ground.project)) {
    if (!/^<{7} /m.test(text) || path.startsWith('.idp/')) continue;
    if (readAt(ground, path) === undefined) continue;
    writeAt(ground, path, resolved(text, how));
    if (isStaged && ground.repository) gitIn(ground.project, 'add', '--', path);
  }
}

function resolved(text: string, how: Resolution): string {
  let side: 'both' | 'ours' | 'theirs' = 'both';
  const kept = text.split('\n').filter((line) => {
    if (/^<{7} /.test(line)) side = 'ours';
    else if (/^={7}\r?$/.test(line) && side === 'ours') side = 'theirs';
    else if (/^>{7} /.test(line)) side = 'both';
    else return side === 'both' || how === 'both' || side === how;
    return false;
  });
  return kept.join('\n');
}

/** Whether a run left what only a run may have: a staging folder, a journal. */
export function leftovers({ project }: Ground): readonly string[] {
  const own = join(project, '.idp');
  if (statAt(own)?.isDirectory() !== true) return [];
  return readdirSync(own).filter((name) => name === 'pending' || name.startsWith('.idp-staging'));
}
