import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { boats, writeBoats } from '../commands/a-catalog.ts';
import { shellWithShipped } from '../support/run-idp.ts';

test('a run as JUnit XML: each case, each check, and the catalog as a whole', async () => {
  const { idp, work, write } = shellWithShipped();
  writeBoats({ write });
  const script = 'console.log("\\u0007 5 < 6 & ]]> \\ud83d\\ude80"); process.exit(9)';
  write(
    'templates/raft/template.yaml',
    `${boats['raft/template.yaml']}  needs: { node: Runs the checks. }
  checks: ${JSON.stringify([
    { title: 'Floats "well"', run: ['node', '-e', script] },
    { title: 'Sails', run: ['node', '-e', ''] },
  ])}\n`,
  );
  const run = await idp([
    ...['test', 'raft/default', '--catalog', 'templates'],
    ...['--checks', '--junit', 'report.xml'],
  ]);
  expect(run.exit).toBe(1);
  const report = readFileSync(join(work, 'report.xml'), 'utf8');
  const steady = report
    .replaceAll(/time="\d+\.\d{3}"/g, 'time="N"')
    .replaceAll(/\d+\.\d s/g, 'N s');
  expect(steady).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="idp test" tests="4" failures="1" errors="0" time="N">
  <testsuite name="raft: cases" tests="1" failures="0" errors="0" time="N">
    <properties>
      <property name="catalog" value="templates"/>
    </properties>
    <testcase classname="raft: cases" name="raft/default" time="N"/>
  </testsuite>
  <testsuite name="raft/default: checks" tests="2" failures="1" errors="0" time="N">
    <properties>
      <property name="catalog" value="templates"/>
    </properties>
    <testcase classname="raft/default: checks" name="Floats &quot;well&quot;" time="N">
      <failure message="raft/default: Floats &quot;well&quot; failed with exit status 9 after N s: node -e 'console.log(&quot;\\u0007 5 &lt; 6 &amp; ]]&gt; \\ud83d\\ude80&quot;); process.exit(9)'" type="test/check-failed">templates/raft/template.yaml:15:12  raft/default: Floats &quot;well&quot; failed with exit status 9 after N s: node -e 'console.log(&quot;\\u0007 5 &lt; 6 &amp; ]]&gt; \\ud83d\\ude80&quot;); process.exit(9)'  [test/check-failed]</failure>
      <system-out>\ufffd 5 &lt; 6 &amp; ]]&gt; 🚀</system-out>
    </testcase>
    <testcase classname="raft/default: checks" name="Sails" time="N">
      <skipped/>
    </testcase>
  </testsuite>
  <testsuite name="catalog" tests="1" failures="0" errors="0" time="N">
    <properties>
      <property name="catalog" value="templates"/>
    </properties>
    <testcase classname="catalog" name="snapshots and coverage" time="N"/>
  </testsuite>
</testsuites>
`);
});
