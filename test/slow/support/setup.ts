import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { TestProject } from 'vitest/node';
import { stringify } from 'yaml';
import { type Example, readExample } from './example.ts';
import { onNode24 } from './tools.ts';
import type { Generated, Step, Variant } from './variants.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** Two of the parents have a space, as a person's folder may. */
const parents: Readonly<Record<Variant, string>> = {
  default: 'services',
  'all-turned': 'my services',
  bare: 'services alone',
};

/** Runs once before all files: gives, installs and builds each variant by the built `idp`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = await mkdtemp(join(tmpdir(), 'idp-slow-'));
  await buildTool();
  project.provide('generated', {
    default: await make(root, 'default'),
    'all-turned': await make(root, 'all-turned'),
    bare: await make(root, 'bare'),
  });
  return () => leave(root);
}

async function buildTool(): Promise<void> {
  await execa('npm', ['run', '--silent', 'build'], { cwd: repository });
}

async function make(root: string, variant: Variant): Promise<Generated> {
  const example = readExample(variant);
  const name = String(example.answers.name);
  const folder = join(root, parents[variant], name);
  await mkdir(join(root, parents[variant]));
  const steps = [await generate(root, folder, variant, example)];
  if (steps[0]?.exitCode === 0) {
    steps.push(await step(folder, 'npm', ['install', '--no-audit', '--no-fund']));
    steps.push(await step(folder, 'npm', ['run', 'build']));
  }
  return { folder, answers: example.answers, steps };
}

async function generate(
  root: string,
  folder: string,
  variant: Variant,
  example: Example,
): Promise<Step> {
  const answersFile = join(root, `${variant}.yaml`);
  await writeFile(answersFile, stringify(example.answers));
  const layers = [
    ...(example.with ?? []).flatMap((choice) => ['--with', choice]),
    ...(example.without ?? []).flatMap((layer) => ['--without', layer]),
  ];
  const flags = ['--answers', answersFile, '--out', folder, '--yes', '--no-hooks', ...layers];
  const args = ['new', 'service', '--template', 'node-service', ...flags];
  return step(root, join(repository, 'bin', 'idp.js'), args);
}

async function step(cwd: string, file: string, args: readonly string[]): Promise<Step> {
  const options = { cwd, env: onNode24(), reject: false, all: true, timeout: 300_000 } as const;
  const result = await execa(file, args, options);
  return { title: result.escapedCommand, exitCode: result.exitCode, output: result.all };
}

/** `IDP_KEEP=1` leaves the services for a look. */
async function leave(root: string): Promise<void> {
  if (process.env.IDP_KEEP === undefined) await rm(root, { recursive: true, force: true });
  else console.info(`kept ${root}`);
}
