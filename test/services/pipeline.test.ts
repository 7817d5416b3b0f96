import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  answersFromMapping,
  type ProvidedAnswers,
} from '../../src/scaffold/answers/provided-answers.ts';
import { resolveAnswers } from '../../src/scaffold/answers/resolve.ts';
import type { Mapping } from '../../src/shared/data/value.ts';
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

test('code security follows the platform, unless it was answered', () => {
  const { composition } = onGitHub[0] as (typeof onGitHub)[number];
  const { platform = {} } = composition.facts;
  const securityOf = (github: Mapping, provided: ProvidedAnswers = new Map()) => {
    const facts = { ...composition.facts, platform: { ...platform, facts: { github } } };
    const { answers } = resolveAnswers({ ...composition, facts }, provided);
    return answers.get('codeSecurity')?.value;
  };
  expect(securityOf({ visibility: 'public', codeSecurity: false })).toBe(true);
  expect(securityOf({ visibility: 'private', codeSecurity: true })).toBe(true);
  expect(securityOf({ visibility: 'private', codeSecurity: false })).toBe(false);
  const recorded = answersFromMapping({ codeSecurity: true }, { source: 'lock', label: 'lock' });
  expect(securityOf({ visibility: 'private', codeSecurity: false }, recorded)).toBe(true);
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
