import type { Files } from '../../follow/support/files.ts';
import type { LayerRelease, Release } from '../../follow/support/lay-release.ts';
import { type Commands, randomCommands } from './commands.ts';
import { evolveFile, type FileModel, type Kind, newFile, printFile } from './contents.ts';
import { type Dice, times } from './dice.ts';

/** A version of the catalog, and what its commands do beside the plan. */
export interface RandomRelease {
  readonly release: Release & { readonly version: string };
  readonly commands: Commands;
}

/** Where a template has files, and what is in them. One stands below another: a version has one of the two. */
const pool: readonly (readonly [string, Kind])[] = [
  ['README.md', 'text'],
  ['src/main.ts', 'text'],
  ['src/store/db.ts', 'text'],
  ['config/app.yaml', 'yaml'],
  ['deploy/values.yaml', 'yaml'],
  ['tool.toml', 'toml'],
  ['config/site.toml', 'toml'],
  ['package.json', 'json'],
  ['package-lock.json', 'json'],
  ['.gitignore', 'list'],
  ['CODEOWNERS', 'owners'],
  ['bin/run.sh', 'text'],
  ['logo.bin', 'binary'],
  ['notes.txt', 'latin'],
  ['docs/\u00dcber uns.md', 'text'],
  ['local.ignored', 'text'],
  ['seed/first.txt', 'text'],
  ['d', 'text'],
  ['d/inner.txt', 'text'],
  ['lib/deep/er.txt', 'text'],
  ['config', 'yaml'],
  ['lib', 'text'],
];

/** The file that is created once, and then the developer's own. */
export const seededPath = 'seed/first.txt';

export const providers = ['ci/gulls', 'ci/terns', 'deploy/raft'] as const;

/** All paths that a template or a capability may have a file at, in whichever version. */
export const allPaths: readonly string[] = [
  ...pool.map(([path]) => path),
  'moved/main.ts',
  'moved/app.yaml',
  'ci/pipeline.yaml',
  'ci/gulls.txt',
  'raft.txt',
];

type Models = ReadonlyMap<string, FileModel>;

/** The versions of a template one after the other. */
export function randomReleases(dice: Dice, mayKill: boolean): readonly RandomRelease[] {
  const releases: RandomRelease[] = [];
  let models = firstModels(dice);
  let layers = new Map(providers.map((id) => [id, layerModels(id, dice)] as const));
  let layerVersion = 0;
  times(dice.int(3) + 2, (index) => {
    const version = `1.${index}.0`;
    const moved: Record<string, string> = {};
    if (index > 0) {
      models = nextModels(models, moved, dice);
      if (dice.chance(0.5)) {
        layers = new Map([...layers].map(([id, files]) => [id, nextLayer(files, dice)]));
        layerVersion += 1;
      }
    }
    const commands = randomCommands(index > 0 ? dice : undefined, [...models.keys()], mayKill);
    const migration = {
      to: version,
      ...(Object.keys(moved).length > 0 && { moved }),
      ...(commands.before.length > 0 && { before: commands.before }),
      ...(commands.after.length > 0 && { after: commands.after }),
    };
    const hasMigration = Object.keys(migration).length > 1;
    const release = {
      version,
      files: printAll(models),
      spec: {
        files: [{ path: seededPath, once: true }],
        ...(hasMigration && { migrations: [migration] }),
      },
      layers: Object.fromEntries(
        [...layers].map(([id, files]): readonly [string, LayerRelease] => [
          id,
          { version: `2.${layerVersion}.0`, files: printAll(files) },
        ]),
      ),
    };
    releases.push({ release, commands });
  });
  return releases;
}

function printAll(models: Models): Files {
  return Object.fromEntries([...models].map(([path, file]) => [path, printFile(file)]));
}

function firstModels(dice: Dice): Models {
  const models = new Map<string, FileModel>();
  for (const [path, kind] of pool)
    if (dice.chance(0.65) && isFree(path, models))
      models.set(path, newFile(stem(path), kind, dice));
  return models;
}

function nextModels(before: Models, moved: Record<string, string>, dice: Dice): Models {
  const models = new Map<string, FileModel>();
  for (const [path, file] of before) {
    const fate = dice.fraction();
    if (fate < 0.1) continue;
    const next = dice.chance(0.6) ? evolveFile(file, dice) : file;
    const target = movedTo(path, dice);
    if (fate < 0.2 && path !== seededPath && isFree(target, before) && isFree(target, models)) {
      if (dice.chance(0.5)) moved[path] = target;
      models.set(target, next);
    } else if (isFree(path, models)) models.set(path, next);
  }
  for (const [path, kind] of pool)
    if (dice.chance(0.15) && isFree(path, models))
      models.set(path, newFile(stem(path), kind, dice));
  return models;
}

function movedTo(path: string, dice: Dice): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return dice.chance(0.5) ? `moved/${name}` : dice.pick([`src/${name}`, name, `d/${name}`]);
}

function isFree(path: string, models: Models): boolean {
  return ![...models.keys()].some(
    (other) => path === other || path.startsWith(`${other}/`) || other.startsWith(`${path}/`),
  );
}

/** Both providers of `ci` have a file at one path. */
function layerModels(id: string, dice: Dice): Models {
  const [layer = '', name = ''] = id.split('/');
  if (layer === 'deploy') return new Map([['raft.txt', newFile('raft', 'text', dice)]]);
  return new Map([
    ['ci/pipeline.yaml', newFile(`pipe${name}`, 'yaml', dice)],
    [`ci/${name}.txt`, newFile(name, 'text', dice)],
  ]);
}

function nextLayer(files: Models, dice: Dice): Models {
  return new Map([...files].map(([path, file]) => [path, evolveFile(file, dice)]));
}

function stem(path: string): string {
  return path.replace(/^.*\//, '').replace(/\W/g, '') || 'dot';
}
