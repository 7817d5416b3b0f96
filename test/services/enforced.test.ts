import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { services } from './rendered.ts';

interface Ruleset {
  readonly rules: readonly {
    readonly type: string;
    readonly parameters?: {
      readonly required_status_checks?: readonly { readonly context: string }[];
    };
  }[];
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly name: string }>>;
}

test('the ruleset requires each check of a change, and none that does not run', () => {
  const wrong = services
    .filter(({ providers }) => providers.has('ci/github-actions'))
    .filter(({ files }) => {
      const { rules } = JSON.parse(
        files.get('.github/rulesets/main.json') ?? '{"rules":[]}',
      ) as Ruleset;
      const required = rules.flatMap(({ parameters }) => parameters?.required_status_checks ?? []);
      const jobs = ['ci', 'codeql'].flatMap((name) => {
        const text = files.get(`.github/workflows/${name}.yml`);
        return text === undefined ? [] : Object.values((parse(text) as Workflow).jobs);
      });
      const names = (contexts: readonly string[]) => [...contexts].sort().join();
      return names(required.map(({ context }) => context)) !== names(jobs.map(({ name }) => name));
    });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('a control of changes names what enforces it, or is open', () => {
  const wrong = services.flatMap(({ name, files }) => {
    const page = files.get('docs/compliance.md') ?? '';
    const [covered = '', open = ''] = page.split('## Open');
    const rows = covered.split('\n').filter((line) => /^\| CC8\.1 .*(reviewed|checks)/.test(line));
    const isOpen = /\| CC8\.1 \| Every change passes the same checks/.test(open);
    return [
      ...rows.filter((row) => !row.includes('.github/rulesets/main.json')),
      ...(page === '' || rows.length === 2 || isOpen ? [] : ['nothing about checks']),
    ].map((text) => `${name}: ${text}`);
  });
  expect(wrong).toEqual([]);
});

test('what only the organization can show is open', () => {
  const listed = services.flatMap(({ files }) => files.get('docs/compliance.md') ?? []);
  expect(listed.length).toBeGreaterThan(10);
  const criteria = listed.map((page) => {
    const rows = (page.split('## Open')[1] ?? '').matchAll(/^\| ([A-Z]+\d\S*) \|.*\| (.+) \|$/gm);
    return [...rows].map(([, criterion, missing]) => `${criterion}: ${missing}`);
  });
  const always = criteria.reduce((common, rows) => common.filter((row) => rows.includes(row)));
  expect(always).toEqual([
    'CC1.4: HR training records',
    "CC6.2: the organization's access reviews",
    'CC7.2: the retention of the log store',
    'CC7.3: the incident records',
    'CC7.5: the record of a restore exercise',
    "CC9.2: the organization's vendor list",
    'A1.3: the recovery plan and the record of its test',
  ]);
});

test('all services document the same log levels', () => {
  const rows = services.map(
    ({ files }) => /^\| `LOG_LEVEL` .*$/m.exec(files.get('README.md') ?? '')?.[0],
  );
  expect([...new Set(rows)]).toEqual([
    '| `LOG_LEVEL` | `info` | `trace`, `debug`, `info`, `warn`, `error` or `fatal`, in any case; `warning` and `critical` too |',
  ]);
});
