import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { judge } from '../support/conftest.ts';
import { admit, applyKyverno } from '../support/engines.ts';
import { generateService } from '../support/generate-service.ts';
import { buildOverlay, overlays } from '../support/manifests.ts';
import { accepted } from '../support/proofs/accepted.ts';
import { pinnedVersion } from '../support/proofs/pinned.ts';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools, toolsOnPath } from '../support/tools.ts';
import { paths } from '../support/variants.ts';
import { broken, type Case, good } from './cases.ts';

/** The API server's own plugin for admission; a program of `.ci` that gives it policies from files. */
const apiServer = { name: 'k8s.io/apiserver', version: pinnedVersion('admit') };

const engines = {
  opa: (service: string, text: string) => judge(service, 'kubernetes', text),
  admission: admit,
  kyverno: applyKyverno,
} as const;
type Engine = keyof typeof engines;

const providers = Object.keys(engines) as Engine[];
const tools = ['admit', 'conftest', 'kustomize', 'kyverno'];

describeWithTools(tools, 'the house rules', () => {
  it('are tried on enough', () => {
    expect(good.length).toBeGreaterThanOrEqual(15);
    expect(broken.length).toBeGreaterThanOrEqual(25);
  });

  it.each(providers)('let in and refuse the same by %s', async (system) => {
    const service = await generateService('go-service', '--with', `policy=${system}`);
    const wrong: [string, readonly string[]][] = [];
    for (const one of [...good, ...broken]) {
      const messages = await engines[system](service, textOf(one));
      if (!isRight(one, messages)) wrong.push([one.title, messages]);
    }
    expect(wrong).toEqual([]);
  });

  describe.each(paths)('of %s', (path) => {
    it.each(providers)('let in what it deploys, by %s', async (system) => {
      const others = 'identity=spiffe,messaging=nats,state=postgres';
      const service = await generateService(path, '--with', `policy=${system},${others}`);
      for (const overlay of overlays)
        expect(await engines[system](service, await buildOverlay(service, overlay))).toEqual([]);
      if (system === 'admission') accepted(service, 'policy/admission', apiServer);
      if (system === 'kyverno') accepted(service, 'policy/kyverno', 'kyverno');
    });
  });

  it('are proved by one command for Kyverno, which fails for what breaks one', async () => {
    const service = await generateService('go-service', '--with', 'policy=kyverno');
    const check = () => run('policy/check.sh', [], { cwd: service, env: toolsOnPath() });
    expectSuccess(await check());
    const file = join(service, 'deploy/base/deployment.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('runAsNonRoot: true', 'runAsNonRoot: false'));
    const { exitCode, output } = await check();
    expect(exitCode).toBe(1);
    expect(output).toContain('may run as root');
  });
});

/** Whatever an engine says of a case, it is what the case expects, and something if it expects something. */
function isRight({ says }: Case, messages: readonly string[]): boolean {
  if (says === undefined) return messages.length === 0;
  return messages.length > 0 && messages.every((message) => says.test(message));
}

function textOf({ objects }: Case): string {
  return objects.map((object) => stringify(object, { aliasDuplicateObjects: false })).join('---\n');
}
