import { BrokenLaw } from './laws.ts';
import type { Failure } from './shrink.ts';
import type { Step } from './story.ts';

/** A failed case in words: enough to see what happened, and to see it again. */
export function reportFailure(name: string, { story, error }: Failure): string {
  const { seed, repository, layers, releases, steps } = story;
  const isLaw = error instanceof BrokenLaw;
  return [
    `${name}: ${isLaw ? `the law "${error.law}" is broken` : `failed: ${error.name}`}, IDP_SEED=${seed}`,
    ...releases.map(({ release, commands }) => {
      const { before, after } = commands;
      const own = [
        ...before.map(({ run }) => `before ${JSON.stringify(run.at(-1))}`),
        ...after.map(({ run }) => `after ${JSON.stringify(run.at(-1))}`),
      ];
      const moved =
        JSON.stringify(release.spec?.migrations ?? []).match(/"moved":\{.*?\}/)?.[0] ?? '';
      return `  ${release.version}: ${Object.keys(release.files).join(', ')} ${moved} ${own.join('; ')}`;
    }),
    `  repository: ${repository}; layers: ${layers.join(', ') || 'none'}`,
    ...steps.map((step) => `  - ${stepInWords(step)}`),
    ...(isLaw ? error.message : (error.stack ?? error.message))
      .split('\n')
      .slice(0, 60)
      .map((line) => `  | ${line}`),
  ].join('\n');
}

function stepInWords(step: Step): string {
  switch (step.kind) {
    case 'edit':
      return `the developer ${step.edit.words}`;
    case 'commit':
      return 'the developer commits everything';
    case 'publish':
      return 'the next version of the catalog comes out';
    case 'status':
      return 'idp status';
    case 'update':
      return `idp update${step.force ? ' --force' : ''}${step.hooks ? '' : ' --no-hooks'}`;
    case 'add':
    case 'remove':
      return `idp ${step.kind} ${step.choice}${step.force ? ' --force' : ''}`;
    case 'resolve':
      return `the developer resolves all conflicts by ${step.how}${step.isStaged ? ', and stages them' : ''}`;
    case 'continue':
    case 'abort':
      return `idp update --${step.kind}`;
  }
}
