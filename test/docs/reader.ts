import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';
import { type Shell, shellWithShipped } from '../support/run-idp.ts';

/** Somebody who reads a page and types its commands: where they stand, and what they exported. */
export interface Reader {
  readonly shell: Shell;
  readonly path: string;
  readonly variables: Map<string, string>;
  folder: string;
  status: number;
}

/** Nothing of the machine that runs the tests gets into a repository of a page. */
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

/** Stands in a folder beside a clone of `idp`; package managers do nothing, since pages run without a network. */
export function createReader(): Reader {
  const shell = shellWithShipped();
  const programs = join(shell.root, 'programs');
  mkdirSync(programs);
  for (const name of ['npm']) writeFileSync(join(programs, name), '#!/bin/sh\n', { mode: 0o755 });
  symlinkSync(resolve('.'), join(shell.root, 'idp'));
  const path = `${programs}${delimiter}${process.env.PATH}`;
  return { shell, path, variables: new Map(), folder: 'work', status: 0 };
}

/** The commands of a console block, each with its output below. */
export async function runSession(session: string, reader: Reader): Promise<string> {
  const parts: string[] = [];
  for (const [, command = ''] of session.matchAll(/^\$ (.*(?:\\\n> .*)*)$/gm)) {
    parts.push(`$ ${command}\n`);
    try {
      parts.push(await runLine(command.replaceAll('\\\n> ', ''), reader));
    } catch (error) {
      throw new Error(`${parts.join('')}${error}`);
    }
  }
  return parts.join('');
}

/** One command, with `> FILE`, `>> FILE`, `| head -n N` or `| tail -n N` behind it if need be. */
async function runLine(line: string, reader: Reader): Promise<string> {
  const [, command = '', arrow, file = ''] = /^(.*?)(?: (>>?) (\S+))?$/.exec(line) ?? [];
  const [first = '', filter] = command.split(' | ');
  const output = await runCommand(first, reader);
  if (arrow === undefined) return filter === undefined ? output : cut(output, filter);
  writeFileSync(resolveIn(reader, file), output, { flag: arrow === '>>' ? 'a' : 'w' });
  return '';
}

function cut(output: string, filter: string): string {
  const [, program, count] = /^(head|tail) -n (\d+)$/.exec(filter) ?? [];
  if (program === undefined) throw new Error(`no page can run | ${filter}`);
  const lines = output.split(/(?<=\n)/);
  return (program === 'head' ? lines.slice(0, Number(count)) : lines.slice(-Number(count))).join(
    '',
  );
}

async function runCommand(command: string, reader: Reader): Promise<string> {
  const words = [...command.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replaceAll(/["']/g, '').replace('$PWD', resolveIn(reader)),
  );
  const start = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const inline = words.slice(0, start).map((word) => word.split('=', 2) as [string, string]);
  const [program = '', ...args] = words.slice(start);
  if (program === 'idp') return runIdp(args, new Map([...reader.variables, ...inline]), reader);
  const builtin = builtins[program];
  if (builtin !== undefined) return builtin(args, reader);
  if (!programs.includes(program)) throw new Error(`${command}: no page can run ${program}`);
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: resolveIn(reader),
    encoding: 'utf8',
    env: { ...process.env, ...author },
  });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return stdout;
}

/** Programs that pages use as they are; what they print belongs to the page. */
const programs: readonly string[] = [
  'cp',
  'git',
  'head',
  'ln',
  'ls',
  'mkdir',
  'mv',
  'rm',
  'sed',
  'tail',
];

const builtins: Readonly<Record<string, (args: readonly string[], reader: Reader) => string>> = {
  cd: ([to = ''], reader) => {
    reader.folder = join(reader.folder, to);
    return '';
  },
  cat: (files, reader) => files.map((file) => readFileSync(resolveIn(reader, file))).join(''),
  echo: (args, { status }) => `${args.join(' ').replace('$?', String(status))}\n`,
  export: ([assignment = ''], { variables }) => {
    const [name = '', value = ''] = assignment.split('=', 2);
    variables.set(name, value);
    return '';
  },
  unset: ([name = ''], { variables }) => {
    variables.delete(name);
    return '';
  },
};

async function runIdp(
  args: readonly string[],
  variables: ReadonlyMap<string, string>,
  reader: Reader,
): Promise<string> {
  const here = (value: string) =>
    value.startsWith(reader.shell.root) ? relative(resolveIn(reader), value) : value;
  const screen: string[] = [];
  const show = (text: string) => {
    screen.push(text);
  };
  const { exit } = await reader.shell.idp(args, {
    environment: {
      PATH: reader.path,
      IDP_CACHE: join(reader.shell.root, 'cache'),
      ...author,
      ...Object.fromEntries([...variables].map(([name, value]) => [name, here(value)])),
    },
    from: reader.folder,
    onOut: show,
    onErr: show,
  });
  reader.status = exit;
  return screen.join('');
}

function resolveIn({ shell, folder }: Reader, file = ''): string {
  return join(shell.root, folder, file);
}
