import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Shell, shellWithShipped } from '../support/run-idp.ts';

/** A fenced block of a page: `yaml templates/platform.yaml` is of the language yaml, and a file. */
export interface Block {
  readonly language: string;
  readonly file: string | undefined;
  readonly text: string;
}

const fence = /^```(\w+)(?: (.+))?\n([\s\S]*?)^```$/gm;

export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(fence)].map(([, language = '', file, text = '']) => ({
    language,
    file,
    text,
  }));
}

/**
 * The page as it is if everything on it is true. Its files are written into an empty folder; then the
 * commands of its console blocks run there, one after the other, and what they print is put below them.
 */
export async function runPage(
  page: string,
  files: readonly Block[] = blocksOf(page),
): Promise<string> {
  const shell = shellWithShipped();
  for (const { file, text } of files) if (file !== undefined) shell.write(file, text);
  const person: Person = { shell, folder: 'work' };
  let run = page;
  for (const { language, text } of blocksOf(page)) {
    if (language === 'console') run = run.replace(text, await runSession(text, person));
  }
  return run;
}

const silent: readonly string[] = ['cp', 'git', 'ln', 'sed'];

/** Nothing of the machine that runs the tests comes into a repository of a page. */
const author = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
  GIT_AUTHOR_NAME: 'Ana',
  GIT_AUTHOR_EMAIL: 'ana@acme.example',
  GIT_COMMITTER_NAME: 'Ana',
  GIT_COMMITTER_EMAIL: 'ana@acme.example',
};

/** Who reads the page and types its commands, and the folder where they stand. */
interface Person {
  readonly shell: Shell;
  folder: string;
}

async function runSession(session: string, person: Person): Promise<string> {
  const commands = session.split('\n').filter((line) => line.startsWith('$ '));
  const parts: string[] = [];
  for (const command of commands) {
    const printed = await runCommand(command.slice(2), person);
    parts.push(`${command}\n${printed}`);
  }
  return parts.join('');
}

/**
 * `idp …`, with variables before it if need be, `cd FOLDER`, `cat FILE`, `echo TEXT >> FILE`, or one of the
 * programs that say nothing when all is well.
 */
async function runCommand(command: string, person: Person): Promise<string> {
  const { shell } = person;
  const words = [...command.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replaceAll(/["']/g, ''),
  );
  const start = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const environment = Object.fromEntries(words.slice(0, start).map((word) => word.split('=', 2)));
  const [program, ...args] = words.slice(start);
  const at = (file = '') => join(shell.root, person.folder, file);
  if (program === 'cd') {
    person.folder = join(person.folder, args[0] ?? '');
    return '';
  }
  if (program === 'cat') return readFileSync(at(args[0]), 'utf8');
  if (program === 'echo') {
    appendFileSync(at(args.at(-1)), `${args.slice(0, -2).join(' ')}\n`);
    return '';
  }
  if (program !== undefined && silent.includes(program)) {
    const { status, stderr } = spawnSync(program, args, {
      cwd: at(),
      env: { ...process.env, ...author },
    });
    if (status !== 0) throw new Error(`${command}: ${stderr}`);
    return '';
  }
  if (program !== 'idp') throw new Error(`${command}: nobody here runs ${program}`);
  const { out, err } = await shell.idp(args, {
    environment: { IDP_TEMPLATES: 'templates', ...environment },
    from: person.folder,
  });
  return err + out;
}
