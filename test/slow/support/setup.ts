import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { TestProject } from 'vitest/node';
import { exampleFile, readExample } from './example.ts';
import { buildSteps } from './manifest.ts';
import { environmentOf } from './runtimes.ts';
import {
  type ExampleName,
  type Generated,
  givenVariantsOf,
  type Path,
  paths,
  type Step,
  type Variant,
} from './variants.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** Two of the parents have a space, as a person's folder may. */
const parents: Readonly<Record<ExampleName, string>> = {
  default: 'services',
  'all-turned': 'my services',
  bare: 'services alone',
};

/** Runs once before all files: gives, installs and builds each variant by the built `idp`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = await mkdtemp(join(tmpdir(), 'idp-slow-'));
  await buildTool();
  const made: [Variant, Generated][] = [];
  for (const path of paths) {
    for (const variant of givenVariantsOf(path)) {
      const example = variant.slice(`${path}, `.length) as ExampleName;
      made.push([variant, await make(join(root, path), path, example)]);
    }
  }
  project.provide('generated', Object.fromEntries(made) as Record<Variant, Generated>);
  return () => leave(root);
}

async function buildTool(): Promise<void> {
  await execa('npm', ['run', '--silent', 'build'], { cwd: repository });
}

async function make(root: string, path: Path, example: ExampleName): Promise<Generated> {
  const { answers } = readExample(path, example);
  const parent = join(root, parents[example]);
  const folder = join(parent, String(answers.name));
  await mkdir(parent, { recursive: true });
  const steps = [await generate(folder, path, example)];
  for (const { run } of steps[0]?.exitCode === 0 ? buildSteps(path) : [])
    steps.push(await step(folder, path, run));
  return { path, example, folder, answers, steps };
}

async function generate(folder: string, path: Path, example: ExampleName): Promise<Step> {
  const answers = fileURLToPath(exampleFile(path, example));
  const flags = ['--answers', answers, '--out', folder, '--yes', '--no-hooks'];
  const idp = join(repository, 'bin', 'idp.js');
  return step(repository, path, [idp, 'new', 'service', '--template', path, ...flags]);
}

async function step(
  cwd: string,
  path: Path,
  [file, ...args]: readonly [string, ...string[]],
): Promise<Step> {
  const env = environmentOf(path);
  const result = await execa(file, args, { cwd, env, reject: false, all: true, timeout: 600_000 });
  return { title: result.escapedCommand, exitCode: result.exitCode, output: result.all };
}

/** `IDP_KEEP=1` leaves the services for a look. */
async function leave(root: string): Promise<void> {
  if (process.env.IDP_KEEP === undefined) await rm(root, { recursive: true, force: true });
  else console.info(`kept ${root}`);
}
