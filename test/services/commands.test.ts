import { expect, test } from 'vitest';
import { type Rendered, services } from './rendered.ts';

/** The commands of the README, the runbooks and the list of evidence: lines of a shell, and code in the text. */
function commandsOf({
  files,
}: Rendered): readonly { readonly at: string; readonly text: string }[] {
  return [...files]
    .filter(([path]) => path === 'README.md' || /^docs\/.*\.md$/.test(path))
    .flatMap(([path, text]) => {
      const fenced = [...text.matchAll(/^( *)```sh\n([\s\S]*?)^\1```$/gm)].flatMap(
        ([, , body = '']) => body.split('\n').map((line) => line.trim()),
      );
      const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
      return [...fenced, ...spans].map((command) => ({ at: path, text: command }));
    });
}

/** Which program belongs to which providers: one of them must be there. */
const programs: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^kubectl(?! argo)\b/, ['runtime/kubernetes']],
  [/^(argocd|kubectl argo)\b/, ['deploy/argo-cd']],
  [/^istioctl\b/, ['mesh/istio']],
  [/^vault\b/, ['secrets/external-secrets']],
  [/^(aws|tofu)\b/, ['identity/aws', 'infrastructure/terraform']],
  [/^spire-server\b/, ['identity/spiffe']],
  [/^nats\b/, ['messaging/nats']],
  [/^gh\b/, ['ci/github-actions']],
  [/^glab\b/, ['ci/gitlab-ci']],
  [/^cosign\b/, ['ci/github-actions', 'ci/gitlab-ci']],
  [/^helm\b/, ['runtime/kubernetes']],
  [/^kyverno\b/, ['policy/kyverno']],
  [/^otelcol-contrib\b/, ['telemetry/opentelemetry']],
];

/** What Argo CD takes back within seconds, or what finds nothing: the Rollout owns the pods, not the Deployment. */
const reverted = [
  /\bkubectl\b.* rollout (undo|history|restart|status|pause|resume) deployment\b/,
  /\bkubectl\b.* (edit|patch|scale|autoscale|set) /,
  /\bkubectl\b.* delete (?!pod)/,
  /\bkubectl apply --kustomize deploy\/overlays\b/,
];

function wrong(isWrong: (command: string, service: Rendered) => boolean): readonly string[] {
  return services.flatMap((service) =>
    commandsOf(service)
      .filter(({ text }) => isWrong(text, service))
      .map(({ at, text }) => `${service.name}, ${at}: ${text}`),
  );
}

test('each program that a page calls belongs to a layer of the service', () => {
  expect(
    wrong((command, { providers }) =>
      programs.some(
        ([program, owners]) => program.test(command) && !owners.some((one) => providers.has(one)),
      ),
    ),
  ).toEqual([]);
});

test('with Argo CD no page changes by hand what is synchronized', () => {
  expect(
    wrong(
      (command, { providers }) =>
        providers.has('deploy/argo-cd') &&
        !command.includes('--sync-policy none') &&
        reverted.some((one) => one.test(command)),
    ),
  ).toEqual([]);
});

test('with Argo CD the pages of the alerts say how to roll back', () => {
  const silent = services
    .filter(({ providers }) => providers.has('deploy/argo-cd'))
    .filter(({ files }) =>
      ['availability', 'latency'].some(
        (name) =>
          !/`?kubectl argo rollouts .* abort /.test(
            files.get(`docs/runbooks/${name}-fast-burn.md`) ?? '',
          ),
      ),
    );
  expect(silent.map(({ name }) => name)).toEqual([]);
});
