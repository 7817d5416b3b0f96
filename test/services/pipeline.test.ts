import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { services } from './rendered.ts';

const onGitHub = services.filter(({ providers }) => providers.has('ci/github-actions'));

/** Actions that fail in a private repository without a license or a plan for them. */
const licensed = /uses: (github\/codeql-action|actions\/dependency-review-action|actions\/attest)/;

test('there are pipelines of both kinds', () => {
  const kinds = onGitHub.map(({ answers }) => answers.get('codeSecurity'));
  expect(new Set(kinds)).toEqual(new Set([true, false]));
});

test('nothing fails for want of a license, unless the repository is said to have it', () => {
  const wrong = onGitHub
    .filter(({ answers }) => answers.get('codeSecurity') !== true)
    .flatMap(({ name, files }) =>
      [...files]
        .filter(([path, text]) => path.startsWith('.github/workflows/') && licensed.test(text))
        .map(([path]) => `${name}: ${path}`),
    );
  expect(wrong).toEqual([]);
});

interface Workflow {
  readonly jobs: {
    readonly publish: {
      readonly steps: readonly { readonly id?: string; readonly run?: string }[];
    };
  };
}

test('an image is signed right after it was pushed', () => {
  const wrong = onGitHub.filter(({ files }) => {
    const { jobs } = parse(files.get('.github/workflows/publish.yml') ?? '') as Workflow;
    const pushed = jobs.publish.steps.findIndex(({ id }) => id === 'push');
    return !jobs.publish.steps[pushed + 1]?.run?.startsWith('cosign sign ');
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
