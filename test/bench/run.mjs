import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resetFollowed, writeFollowed } from './followed.mjs';
import { writeCatalog } from './workload.mjs';

/**
 * Times idp beside its floors in one run, every case interleaved with the others, and prints medians:
 * `node test/bench/run.mjs [ROUNDS]`. Needs a build. Peak memory is read by GNU time, where there is one.
 */
const rounds = Number(process.argv[2] ?? 11);
const cli = join(dirname(fileURLToPath(import.meta.url)), '../../bin/idp.js');
const work = mkdtempSync(join(tmpdir(), 'idp-bench-'));
const sizes = [40, 1000, 10_000];

for (const size of sizes) {
  writeCatalog(join(work, `catalog-${size}`), size);
  run(makeOf(size, join(work, `output-${size}`)));
}

const followed = writeFollowed(work, (catalog, out) => run(makeFrom(catalog, out)));
const follow = { cwd: followed.folder, floor: 'git status, 3,500 files' };

const cases = [
  { name: 'node -e 0', command: [process.execPath, '-e', '0'], floor: 'node -e 0' },
  { name: 'idp --version', command: [process.execPath, cli, '--version'], floor: 'node -e 0' },
  { name: 'idp --help', command: [process.execPath, cli, '--help'], floor: 'node -e 0' },
  { name: 'idp list', command: [process.execPath, cli, 'list'], floor: 'node -e 0' },
  {
    name: 'idp completion',
    command: [process.execPath, cli, 'completion', 'bash'],
    floor: 'node -e 0',
  },
  {
    name: 'idp new node-service',
    command: [
      process.execPath,
      cli,
      'new',
      'service',
      'bench',
      '--no-hooks',
      '--yes',
      '--out',
      join(work, 'target'),
    ],
    floor: 'node -e 0',
  },
  ...sizes.flatMap((size) => [
    {
      name: `cp -r, ${size} files`,
      command: ['cp', '-r', join(work, `output-${size}`), join(work, 'target')],
      floor: `cp -r, ${size} files`,
    },
    {
      name: `idp new, ${size} files`,
      command: makeOf(size, join(work, 'target')),
      floor: `cp -r, ${size} files`,
    },
  ]),
  { name: 'git status, 3,500 files', command: ['git', 'status'], ...follow },
  { name: 'idp status, 500 of them', command: followedBy('status'), answersNo: true, ...follow },
  {
    name: 'idp update, 500 of them',
    command: followedBy('update'),
    before: () => resetFollowed(followed.folder),
    ...follow,
  },
];

const times = new Map(cases.map(({ name }) => [name, []]));
const peaks = new Map();
for (let round = 0; round < rounds; round += 1) {
  for (const { name, command, before, ...options } of cases) {
    rmSync(join(work, 'target'), { recursive: true, force: true });
    before?.();
    const { milliseconds, kilobytes } = run(command, options);
    times.get(name).push(milliseconds);
    peaks.set(name, Math.max(peaks.get(name) ?? 0, kilobytes));
  }
}
rmSync(work, { recursive: true, force: true });

const medianOf = (name) => times.get(name).toSorted((a, b) => a - b)[Math.floor(rounds / 2)];
console.log(
  `${'case'.padEnd(24)} ${'median'.padStart(9)} ${'x floor'.padStart(8)} ${'peak'.padStart(8)}`,
);
for (const { name, floor } of cases) {
  const median = medianOf(name);
  const ratio = (median / medianOf(floor)).toFixed(2);
  const peak = peaks.get(name) ? `${Math.round(peaks.get(name) / 1024)} MB` : '';
  console.log(
    `${name.padEnd(24)} ${`${median.toFixed(1)} ms`.padStart(9)} ${ratio.padStart(8)} ${peak.padStart(8)}`,
  );
}

function makeOf(size, out) {
  return makeFrom(join(work, `catalog-${size}`), out);
}

function followedBy(verb) {
  return [process.execPath, cli, verb, '--templates', followed.catalog];
}

function makeFrom(catalog, out) {
  return [
    process.execPath,
    cli,
    'new',
    'bulk',
    'bench',
    '--templates',
    catalog,
    '--yes',
    '--out',
    out,
  ];
}

function run(command, { cwd, answersNo = false } = {}) {
  const measure = existsSync('/usr/bin/time')
    ? ['/usr/bin/time', '-f', '%M', '-o', join(work, 'peak')]
    : [];
  const [program, ...args] = [...measure, ...command];
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== (answersNo ? 1 : 0))
    throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`);
  const kilobytes = measure.length > 0 ? readPeak() : 0;
  return { milliseconds, kilobytes };
}

/** GNU time writes a line before it where the program's answer is no. */
function readPeak() {
  return Number(readFileSync(join(work, 'peak'), 'utf8').trim().split('\n').at(-1));
}
