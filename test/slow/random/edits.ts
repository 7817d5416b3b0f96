import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Dice } from './dice.ts';
import { textEdits } from './edit-text.ts';
import { type Ground, gitIn, readAt, removeAt, statAt, tryTo, writeAt } from './ground.ts';
import { allPaths } from './releases.ts';

/** One thing that a developer does, in words and as a deed: what cannot be done on what is there does nothing. */
export interface Edit {
  readonly words: string;
  readonly act: (ground: Ground) => void;
}

/** A word that stands nowhere else: whatever holds it was written by the developer. */
export type NextToken = () => string;

/** `paths`: where the template has files, in one version or another. */
export function randomEdit(dice: Dice, next: NextToken, paths: readonly string[]): Edit {
  const kinds = [
    ...Array<typeof editText>(14).fill(editText),
    ...[removeFile, removeFile, renameFile, changeMode, changeMode, changeType, changeType],
    ...[addNeighbour, addNeighbour, addNeighbour, changeFolder, useGit, useGit, useGit],
  ];
  return dice.pick(kinds)(withPaths(dice, paths), next);
}

interface PathDice extends Dice {
  readonly path: () => string;
}

function withPaths(dice: Dice, paths: readonly string[]): PathDice {
  return { ...dice, path: () => dice.pick(dice.chance(0.85) ? paths : allPaths) };
}

function editText(dice: PathDice, next: NextToken): Edit {
  const path = dice.path();
  const names = Object.keys(textEdits);
  const name = dice.pick([...names.slice(0, 7), ...names.slice(0, 4), ...names]);
  const [at, token] = [dice.fraction(), next()];
  return {
    words: `${name} of ${path} (${token})`,
    act: (ground) => {
      const text = readAt(ground, path);
      if (text !== undefined)
        writeAt(ground, path, textEdits[name]?.(text, at, token, path) ?? text);
    },
  };
}

function removeFile(dice: PathDice): Edit {
  const path = dice.path();
  return { words: `removes ${path}`, act: (ground) => removeAt(ground, path) };
}

function renameFile(dice: PathDice): Edit {
  const path = dice.path();
  const to = dice.pick([`own/${path}`, dice.path(), path.toUpperCase()]);
  const isByGit = dice.chance(0.4);
  return {
    words: `renames ${path} to ${to}${isByGit ? ' by git' : ''}`,
    act: ({ project }) =>
      tryTo(() => {
        if (statAt(join(project, to)) || !statAt(join(project, path))?.isFile()) return;
        mkdirSync(dirname(join(project, to)), { recursive: true });
        if (isByGit) gitIn(project, 'mv', path, to);
        else renameSync(join(project, path), join(project, to));
      }),
  };
}

function changeMode(dice: PathDice): Edit {
  const path = dice.path();
  const mode = dice.pick([0o600, 0o755, 0o400, 0o640, 0o444, 0o700, 0o664]);
  return {
    words: `gives ${path} the mode ${mode.toString(8)}`,
    act: ({ project }) => {
      const file = join(project, path);
      if (statAt(file)?.isFile()) chmodSync(file, mode);
    },
  };
}

/** Git waits for ever at a FIFO of such a name. */
const readByGit = /\.git(ignore|attributes)$/;

/** Something else than a plain file where a template has one, or a link where it has a folder. */
function changeType(dice: PathDice, next: NextToken): Edit {
  const path = dice.path();
  const [kind, token] = [
    dice.pick(['link', 'link out', 'dead link', 'folder', 'empty folder', 'FIFO', 'linked folder']),
    next(),
  ];
  const act = (ground: Ground) => {
    const file = join(ground.project, path);
    const folder = path.split('/')[0] ?? '';
    if (kind === 'linked folder') {
      if (!path.includes('/') || statAt(join(ground.project, folder))?.isDirectory() !== true)
        return;
      renameSync(join(ground.project, folder), join(ground.project, `${token}-folder`));
      return symlinkSync(`${token}-folder`, join(ground.project, folder));
    }
    const text = readAt(ground, path);
    if (text?.includes('tk')) writeAt(ground, `own/${token}.txt`, text);
    removeAt(ground, path);
    mkdirSync(dirname(file), { recursive: true });
    if (kind === 'link') {
      writeAt(ground, `own/${token}.txt`, text ?? token);
      symlinkSync(`${'../'.repeat(path.split('/').length - 1)}own/${token}.txt`, file);
    } else if (kind === 'link out') symlinkSync(join(ground.root, 'outside/file.txt'), file);
    else if (kind === 'dead link') symlinkSync(`nowhere-${token}`, file);
    else if (kind === 'FIFO' && !readByGit.test(path)) spawnSync('mkfifo', [file]);
    else if (kind === 'empty folder') mkdirSync(file);
    else writeAt(ground, `${path}/own.txt`, `${token}\n`);
  };
  return { words: `makes ${path} a ${kind} (${token})`, act: (ground) => tryTo(() => act(ground)) };
}

/** What no template knows, near to or in the way of what one has. */
function addNeighbour(dice: PathDice, next: NextToken): Edit {
  const token = next();
  const path = dice.path();
  const folder = dice.pick(['d', 'lib', 'config', 'src', 'moved', 'docs', 'ci', 'src/store']);
  const name = dice.pick([
    ...['own.txt', `${folder}/own.txt`, `${folder}/own.txt`, `${folder}/deep/own.txt`, path, path],
    ...[`${folder}/own.ignored`, 'own.ignored', `${path}/below.txt`, 'docs/U\u0308ber uns.md'],
    ...[`${folder}/.hidden`, path.toLowerCase(), '.idp-notes.txt'],
  ]);
  return {
    words: `writes ${name} unless it is there (${token})`,
    act: (ground) => {
      const name8 = Buffer.from(name).toString();
      if (!statAt(join(ground.project, name8)))
        writeAt(ground, name8, `own ${token}\nline of ${token}\n`);
    },
  };
}

function changeFolder(dice: PathDice): Edit {
  const folder = dice.pick(['lonely', 'src/lonely', 'd', 'lib', 'moved', 'config', 'made']);
  const mode = dice.pick([0o755, 0o700, 0o750]);
  return {
    words: `has a folder ${folder} of mode ${mode.toString(8)}`,
    act: ({ project }) =>
      tryTo(() => {
        mkdirSync(join(project, folder), { recursive: true });
        if (statAt(join(project, folder))?.isDirectory()) chmodSync(join(project, folder), mode);
      }),
  };
}

function useGit(dice: PathDice, next: NextToken): Edit {
  const [path, at, token] = [dice.path(), dice.fraction(), next()];
  const inGit = (words: string, ...args: readonly string[]): Edit => ({
    words,
    act: ({ project, repository }) => {
      if (repository !== undefined) gitIn(project, ...args);
    },
  });
  const flagged = (flag: string): Edit => ({
    words: `sets ${flag} for ${path} and changes it (${token})`,
    act: (ground) => {
      if (ground.repository === undefined) return;
      gitIn(ground.project, 'update-index', `--${flag}`, '--', path);
      const text = readAt(ground, path);
      if (text !== undefined && at < 0.7) writeAt(ground, path, `${text}private ${token}\n`);
    },
  });
  return dice.pick([
    () => inGit(`stages ${path}`, 'add', '--', path),
    () => inGit('stages everything', 'add', '--all', '.'),
    () => inGit(`takes ${path} out of git's index`, 'rm', '--quiet', '--cached', '--', path),
    () => inGit(`removes ${path} by git`, 'rm', '--quiet', '-f', '--', path),
    () => inGit(`means to add ${path}`, 'add', '-N', '--', path),
    () => inGit('turns core.fileMode off', 'config', 'core.fileMode', 'false'),
    () => flagged('skip-worktree'),
    () => flagged('skip-worktree'),
    () => flagged('assume-unchanged'),
    () => sparse(dice.pick(['config', 'src', 'docs', 'lib', 'README.md', 'ci'])),
    () => inGit('checks everything out again', 'sparse-checkout', 'disable'),
  ])();
}

function sparse(folder: string): Edit {
  return {
    words: `leaves ${folder} out of a sparse checkout`,
    act: ({ project, repository }) => {
      if (repository === undefined) return;
      const inside = project.slice(repository.length);
      gitIn(repository, 'sparse-checkout', 'set', '--no-cone', '/*', `!${inside}/${folder}`);
    },
  };
}
