import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generateService } from '../support/generate-service.ts';
import { type Path, paths } from '../support/variants.ts';

/** What a pipeline does: the commands of a job by its name, what it calls, and which reports it keeps. */
interface Job {
  readonly commands: string;
  readonly reports: readonly string[];
}
type Jobs = Readonly<Record<string, Job>>;

/** What both systems guarantee, for every runtime: in which job of each, and by what. */
const guarantees = [
  [
    'the image is built for every change',
    'image',
    /docker\/build-push-action/,
    'build',
    /buildctl.* build /,
  ],
  [
    'the alerts are tested',
    'alerts',
    /observability\/check\.sh/,
    'alerts',
    /observability\/check\.sh/,
  ],
  ['the rules of the house are held', 'policy', /policy\/check\.sh/, 'policy', /policy\/check\.sh/],
  [
    'known vulnerabilities are looked for',
    'vulnerabilities',
    /scan source .*--config osv-scanner\.toml/,
    'vulnerabilities',
    /scan source .*--config osv-scanner\.toml/,
  ],
  ['an SBOM is pushed with the image', 'publish', /"sbom":true/, 'push', /attest:sbom=/],
  [
    'its provenance is pushed, too',
    'publish',
    /"provenance":"mode=max"/,
    'push',
    /attest:provenance=mode=max/,
  ],
  ['it is signed', 'publish', /cosign sign --yes/, 'sign', /cosign sign --yes/],
  [
    'the signature is held against who may sign',
    'publish',
    /cosign verify .*--certificate-identity /,
    'sign',
    /cosign verify .*--certificate-identity /,
  ],
] as const;

describe.each(paths)('the pipelines of %s', (path) => {
  it('run the same commands, and keep the report of the tests', async () => {
    const [github, gitlab] = [await githubJobs(path), await gitlabJobs(path)];
    const { stages } = manifestOf(path).spec.facts;
    expect(stages.length).toBeGreaterThan(3);
    for (const { run } of stages) {
      expect(github.verify?.commands).toContain(run);
      expect(gitlab.checks?.commands).toContain(run);
    }
    const reports = stages.flatMap(({ report }) => report ?? []);
    expect(reports).toHaveLength(1);
    expect(github.verify?.reports).toEqual(reports);
    expect(gitlab.checks?.reports).toEqual(reports);
  });

  it.each(guarantees)('see to it that %s', async (_, githubJob, byGithub, gitlabJob, byGitlab) => {
    expect((await githubJobs(path))[githubJob]?.commands).toMatch(byGithub);
    expect((await gitlabJobs(path))[gitlabJob]?.commands).toMatch(byGitlab);
  });
});

interface Manifest {
  readonly spec: {
    readonly facts: {
      readonly stages: readonly { readonly run: string; readonly report?: string }[];
    };
  };
}

function manifestOf(path: Path): Manifest {
  return parse(readFileSync(`templates/${path}/template.yaml`, 'utf8')) as Manifest;
}

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const known = new Map<string, Promise<Jobs>>();

/** Each is laid once; what was read of it outlives the test that laid it. */
function once(key: string, read: () => Promise<Jobs>): Promise<Jobs> {
  const jobs = known.get(key) ?? read();
  known.set(key, jobs);
  return jobs;
}

const githubJobs = (path: Path) => once(`github ${path}`, () => readGithub(path));
const gitlabJobs = (path: Path) => once(`gitlab ${path}`, () => readGitlab(path));

async function readGithub(path: Path): Promise<Jobs> {
  const folder = await generateService(path, '--with', 'ci=github-actions,supply-chain=sigstore');
  const files = ['ci.yml', 'publish.yml'].map((name) => join(folder, '.github/workflows', name));
  const jobs = files.flatMap((file) =>
    Object.entries(
      (parse(readFileSync(file, 'utf8')) as { jobs: Record<string, { steps?: readonly Step[] }> })
        .jobs,
    ),
  );
  return Object.fromEntries(
    jobs.map(([name, { steps = [] }]) => {
      const commands = steps.map(
        ({ run, uses, with: provided }) => run ?? `${uses} ${JSON.stringify(provided)}`,
      );
      const kept = steps.filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
      const reports = kept.map((step) => String(step.with?.path));
      return [name, { commands: oneLine(commands), reports }];
    }),
  );
}

interface GitlabJob {
  readonly script?: readonly string[];
  readonly artifacts?: { readonly reports?: { readonly junit?: string } };
}

async function readGitlab(path: Path): Promise<Jobs> {
  const folder = await generateService(path, '--with', 'ci=gitlab-ci,supply-chain=sigstore');
  const jobs = parse(readFileSync(join(folder, '.gitlab-ci.yml'), 'utf8')) as Record<
    string,
    GitlabJob
  >;
  return Object.fromEntries(
    Object.entries(jobs).map(([name, { script = [], artifacts }]) => {
      const { junit } = artifacts?.reports ?? {};
      return [name, { commands: oneLine(script), reports: junit === undefined ? [] : [junit] }];
    }),
  );
}

function oneLine(commands: readonly string[]): string {
  return commands.join('\n').replaceAll('\\\n', ' ').replaceAll(/ +/g, ' ');
}
