import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Shell, shellWithShipped } from '../support/run-idp.ts';
import { writeBoats } from './a-catalog.ts';

const snapshot = 'templates/raft/examples/default.golden';

/** A person with the catalog of boats, and what \`idp test\` says of it. */
function yard(): Shell & {
  readonly run: (...args: readonly string[]) => ReturnType<Shell['idp']>;
} {
  const shell = shellWithShipped();
  writeBoats(shell);
  return { ...shell, run: (...args) => shell.idp(['test', '--catalog', 'templates', ...args]) };
}

const gaps = `  templates/raft/skeleton/README.md.hbs:2:1  {{#if cabin}} never holds
  templates/raft/skeleton/log.txt:1  is never generated
  templates/raft/template.yaml:8:5  wood is never oak
  templates/raft/template.yaml:10:5  cabin is never true
  templates/raft/template.yaml:11:77  cabin never holds
  templates/raft/template.yaml:13:34  (gt crew 1) never holds
`;

test('until something was recorded, recording is what comes next', async () => {
  const { run } = yard();
  expect(await run()).toEqual({
    exit: 0,
    err: '',
    out: `catalog   templates
cases     1 example, 8 pairwise: no problems found
coverage  60 %, 9 of 15
${gaps}next      idp test --update  records the snapshots
`,
  });
});

test('what is recorded is what the contributor of the example gives; then little is said', async () => {
  const { run, work } = yard();
  const first = await run('--update');
  expect(first).toMatchObject({ exit: 0, err: '' });
  expect(first.out.split('\n')[0]).toBe(`recorded  ${snapshot}`);
  expect(readFileSync(join(work, snapshot), 'utf8')).toBe(
    '-- README.md --\n# kon-tiki\n\nOf fir.\nWith a sail.\n',
  );
  const second = await run();
  expect(second).toMatchObject({ exit: 0, err: '' });
  expect(second.out).toBe(
    `catalog   templates\ncases     1 example, 8 pairwise: no problems found\ncoverage  60 %, 9 of 15\n${gaps}`,
  );
});

describe('after something was recorded', () => {
  test('a difference is an error with its lines, and --update takes it', async () => {
    const { run, write, work } = yard();
    await run('--update');
    write(
      'templates/raft/skeleton/README.md.hbs',
      '# {{name}}\n\nOf {{wood}}{{#if cabin}}, {{bunks}} bunks{{/if}}!\n{{slot "rigging"}}\n',
    );
    const difference = `   changed README.md
   @@ -1,5 +1,5 @@
    -- README.md --
    # kon-tiki
    
   -Of fir.
   +Of fir!
    With a sail.
`;
    const run1 = await run();
    expect(run1.exit).toBe(1);
    expect(run1.out.split('catalog  ')[0]).toBe(
      `${snapshot}  one file differs from the snapshot: README.md  [snapshot/differs]
   hint  if this is intended, update the snapshots: idp test --update
${difference}`,
    );
    const run2 = await run('--update');
    expect(run2.exit).toBe(0);
    expect(run2.out.split('catalog  ')[0]).toBe(`updated   ${snapshot}\n${difference}`);
    expect(readFileSync(join(work, snapshot), 'utf8')).toContain('Of fir!');
    expect((await run()).exit).toBe(0);
  });

  test('what was not recorded and what is stale are errors, and --update fixes both', async () => {
    const { run, write, work } = yard();
    await run('--update');
    write('templates/raft/examples/large.yaml', 'answers: { name: ark, cabin: true, crew: 8 }\n');
    rmSync(join(work, 'templates/raft/examples/default.yaml'));
    const told = await run();
    expect(told.exit).toBe(1);
    expect(told.out.split('catalog  ')[0]).toBe(
      `${snapshot}  belongs to no example, or to one without output  [snapshot/stale]
   hint  delete it with idp test --update
templates/raft/examples/large.golden  has no snapshot yet  [snapshot/missing]
   hint  idp test --update
`,
    );
    expect((await run('--update')).exit).toBe(0);
    expect(existsSync(join(work, snapshot))).toBe(false);
    expect(readFileSync(join(work, 'templates/raft/examples/large.golden'), 'utf8')).toBe(
      '-- README.md --\n# ark\n\nSleeps 2.\n\nOf fir.\nWith a sail.\n-- log.txt: copy of skeleton/log.txt --\n',
    );
    expect((await run()).exit).toBe(0);
  });
});

describe('several examples', () => {
  const small = 'templates/raft/examples/small.golden';
  const two = () => {
    const shell = yard();
    shell.write('templates/raft/examples/small.yaml', 'answers: { name: log }\n');
    shell.write('templates/raft/skeleton/chart.txt', 'Here be dragons\n');
    const text = (file: string) => readFileSync(join(shell.work, file), 'utf8');
    return { ...shell, text };
  };
  const body =
    '# {{name}}\n\nOf {{wood}}{{#if cabin}}, {{bunks}} bunks{{/if}}.\n{{slot "rigging"}}\n';

  test('are recorded as what differs from the default one; what they share is reported and recorded once', async () => {
    const { run, write, text } = two();
    write('templates/raft/skeleton/README.md.hbs', `${body}\nIt floats.\n\nIt is made of logs.\n`);
    await run('--update');
    const recorded = text(small);
    expect(text(snapshot)).toContain('-- chart.txt: copy of skeleton/chart.txt --\n');
    expect(recorded).toBe(`Only what differs from default.golden is recorded here.
-- README.md: differs --
@@
 -- README.md --
-# kon-tiki
+# log

`);
    write('templates/raft/skeleton/README.md.hbs', `${body}\nIt floats.\n\nIt is made of wood.\n`);
    expect((await run()).out.split('catalog  ')[0]).toBe(
      `${snapshot}  one file differs from the snapshot: README.md  [snapshot/differs]
   hint  if this is intended, update the snapshots: idp test --update
   changed README.md
   @@ -6,4 +6,4 @@
    
    It floats.
    
   -It is made of logs.
   +It is made of wood.
`,
    );
    await run('--update');
    expect(text(snapshot)).toContain('It is made of wood.\n');
    expect(text(small)).toBe(recorded);
  });

  test('recorded by an earlier version are compared as they are; --update shortens them', async () => {
    const { run, write, text } = two();
    await run('--update');
    const short = [text(snapshot), text(small)];
    const whole = (name: string) =>
      `-- README.md --\n# ${name}\n\nOf fir.\nWith a sail.\n-- chart.txt --\nHere be dragons\n`;
    write(snapshot, whole('kon-tiki'));
    write(small, whole('log'));
    expect((await run()).exit).toBe(0);
    write(small, whole('Log'));
    expect((await run()).out.split('catalog  ')[0]).toContain('   -# Log\n   +# log\n');
    expect((await run('--update')).out.split('catalog  ')[0]).toMatch(
      `updated   ${snapshot}\nupdated   ${small}\n   changed README.md\n`,
    );
    expect([text(snapshot), text(small)]).toEqual(short);
  });
});

test('what breaks a rule is reported, and its snapshot is left as it was', async () => {
  const { run, write, work } = yard();
  await run('--update');
  const before = readFileSync(join(work, snapshot), 'utf8');
  write('templates/raft/skeleton/boat.json.hbs', '{ "name": {{name}} }\n');
  const told = await run('--update');
  expect(told.exit).toBe(1);
  expect(told.out).toBe('');
  expect(told.err).toContain(
    'nothing was tested, because the catalog is not valid  [test/invalid-catalog]',
  );
  expect(told.err).toContain(
    'templates/raft/skeleton/boat.json.hbs:1:13  boat.json is not valid JSON',
  );
  expect(readFileSync(join(work, snapshot), 'utf8')).toBe(before);
});

test('what only a row pairwise shows is reported with the flags that show it', async () => {
  const { run, write } = yard();
  write(
    'templates/raft/skeleton/plan.json.hbs',
    '{ "wood": {{json wood}}{{#if cabin}}{{#if (eq wood "oak")}} too heavy{{/if}}{{/if}} }\n',
  );
  const { exit, out } = await run();
  expect(exit).toBe(1);
  expect(out.split('catalog  ')[0]).toBe(
    `templates/raft/skeleton/plan.json.hbs:1  plan.json is not valid JSON in line 1 of the output: expected , or }  [skeleton/output-syntax]
   1 | { "wood": {{json wood}}{{#if cabin}}{{#if (eq wood "oak")}} too heavy{{/…
     | ^
   case  raft/cover-3: --with sail=square --set wood=oak --set crew=0 --set cabin=true
`,
  );
});

describe('which are tested', () => {
  test('a capability, through the templates that offer it', async () => {
    const { run, write } = yard();
    write('templates/capabilities/sail/square/examples/red.yaml', 'answers: { name: vasa }\n');
    const { exit, out } = await run('sail/square', '--update', '--format', 'json');
    expect(exit).toBe(0);
    const told = JSON.parse(out);
    expect(told.cases.slice(0, 2)).toMatchObject([
      { name: 'raft/default', kind: 'example', providers: [{ layer: 'sail', name: 'square' }] },
      { name: 'sail/square/red in raft', answers: { name: 'vasa', wood: 'fir' } },
    ]);
    expect(told.cases.slice(2)).toMatchObject(
      Array(5).fill({ kind: 'pairwise', providers: [{ layer: 'sail', name: 'square' }] }),
    );
    expect(told.snapshots).toEqual([
      {
        file: 'templates/capabilities/sail/square/examples/red.golden',
        state: 'written',
        changes: [],
      },
    ]);
    expect(told.coverage).toMatchObject({ covered: 2, total: 2, percent: 100 });
  });

  test.each([
    [
      'an unknown one, with the nearest',
      ['rafd'],
      2,
      '"rafd" is not a template, capability or example in templates  [catalog/unknown-template]\n   hint  did you mean raft?\n',
    ],
    [
      'a percentage that is none',
      ['--min-coverage', '120'],
      2,
      'invalid value "120" for --min-coverage: expected a number from 0 to 100  [usage/invalid]\n   hint  run idp test --help for its usage\n',
    ],
  ])('%s', async (_, args, exit, err) => {
    expect(await yard().run(...args)).toEqual({ exit, out: '', err });
  });

  test('an example alone, without its coverage and without the other snapshots', async () => {
    const { run, write } = yard();
    write('templates/raft/examples/ark.yaml', 'answers: { name: ark, cabin: true }\n');
    expect(await run('raft/ark', '--update')).toEqual({
      exit: 0,
      err: '',
      out: 'recorded  templates/raft/examples/ark.golden\ncatalog   templates\ncases     1 example: no problems found\n',
    });
    expect((await run('raft/default')).out).toContain(`${snapshot}  has no snapshot yet`);
    expect((await run('raft/ark')).exit).toBe(0);
  });

  test('a template without an example', async () => {
    const { run, work } = yard();
    rmSync(join(work, 'templates/raft/examples'), { recursive: true });
    expect(await run()).toEqual({
      exit: 1,
      out: '',
      err: `templates/raft/template.yaml  raft has no example, so it is not tested  [test/no-example]
   hint  write an example: templates/raft/examples/default.yaml
`,
    });
  });

  test('the catalog in which the user stands', async () => {
    const { idp } = yard();
    const { exit, out } = await idp(['test', 'raft', '--update'], { from: 'work/templates/raft' });
    expect(exit).toBe(0);
    expect(out).toMatch(/^recorded {2}\.\.\/raft\/examples\/default\.golden\n/);
  });

  test('no catalog, and an empty one', async () => {
    const { idp, write } = shellWithShipped();
    write('empty/notes.txt', '');
    expect((await idp(['test', '--catalog', 'nowhere'])).err).toContain('[catalog/missing]');
    expect(await idp(['test', '--catalog', 'empty'])).toMatchObject({ exit: 2, out: '' });
  });
});

test('below the coverage that is asked for, the run fails', async () => {
  const { run } = yard();
  const { exit, out } = await run('--min-coverage', '60.1');
  expect(exit).toBe(1);
  expect(
    out.split('catalog  ')[0],
  ).toBe(`the coverage is 60 %, below the required 60.1 %  [test/coverage]
   hint  idp test --coverage shows what no example covers; add one that does
`);
  expect((await run('--min-coverage', '60')).exit).toBe(0);
});

test('the coverage, file by file, and for lcov', async () => {
  const { run, work } = yard();
  const { out } = await run('--coverage', '--lcov', 'out.info');
  expect(out).toContain(`   75 %  3/4      templates/raft/skeleton/README.md.hbs
         templates/raft/skeleton/README.md.hbs:2:1  {{#if cabin}} never holds
`);
  expect(readFileSync(join(work, 'out.info'), 'utf8')).toContain(`TN:
SF:templates/raft/skeleton/README.md.hbs
BRDA:2,0,0,0
BRDA:2,0,1,1
BRDA:8,1,0,1
BRF:3
BRH:2
DA:1,1
DA:2,1
DA:3,0
DA:4,0
DA:6,1
DA:7,1
DA:8,1
LF:7
LH:5
end_of_record
`);
});
