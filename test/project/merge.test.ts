import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printBase } from '../../src/project/base.ts';
import { parseBase } from '../../src/project/parse-base.ts';
import type { TreePath } from '../../src/shared/tree/path.ts';
import { encodeText } from '../../src/shared/tree/text.ts';
import type { Base, BaseFile } from '../../src/shared/tree/tree.ts';
import { location } from '../support/place.ts';

/** Few lines, and some that every file has: what makes a merge by lines find the wrong place. */
const line = fc.constantFrom('', 'a', 'b', '}', '}', 'checksum', 'end a', '|', '=======');
const text = fc
  .tuple(fc.array(line, { maxLength: 8 }), fc.boolean())
  .map(([lines, isClosed]) => lines.join('\n') + (isClosed ? '\n' : ''));

const entry: fc.Arbitrary<BaseFile> = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: text.map((one) => ({ bytes: encodeText(one) })) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('1', '2').map((one) => ({ sha256: one.repeat(64) })),
      },
    ),
    fc.record({
      executable: fc.constantFrom(false, false, true),
      once: fc.constantFrom(false, false, true),
      from: fc.constantFrom(['ferry'], ['ferry'], ['ferry', 'ci/drone']),
    }),
  )
  .map(([content, rest]) => ({ ...content, ...rest }));

const paths = ['a', 'a.b', 'b', 'c/a', 'c/b', 'd', 'e'] as TreePath[];
const base: fc.Arbitrary<Base> = fc
  .tuple(
    ...paths.map((path) =>
      fc.option(
        entry.map((file) => [path, file] as const),
        { freq: 4 },
      ),
    ),
  )
  .map((files) => new Map(files.filter((file) => file !== null)));

/** What a branch does: a few files come, go, change, or move with what they hold. */
const change = fc.tuple(
  fc.constantFrom(...paths),
  fc.oneof(
    { weight: 3, arbitrary: entry },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.constantFrom(...paths) },
    { weight: 3, arbitrary: fc.nat(12) },
  ),
);

function changed(
  from: Base,
  changes: readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[],
): Base {
  const next = new Map(from);
  for (const [path, how] of changes) {
    const file = next.get(path);
    if (how === undefined) next.delete(path);
    else if (typeof how === 'object') next.set(path, how);
    else if (typeof how === 'number') {
      if (file && 'bytes' in file) next.set(path, { ...file, bytes: withLine(file.bytes, how) });
    } else if (file) {
      next.delete(path);
      next.set(how, file);
    }
  }
  return next;
}

function withLine(bytes: Uint8Array, at: number): Uint8Array {
  const lines = Buffer.from(bytes).toString().split('\n');
  lines.splice(at % (lines.length + 1), at % 2, 'new');
  return encodeText(lines.join('\n'));
}

/** Each file as the one side has it that changed it; undefined if both did, and differently. */
function truthOf(old: Base, ours: Base, theirs: Base): Base | undefined {
  const truth = new Map<TreePath, BaseFile>();
  for (const path of paths) {
    const [b, o, t] = [old, ours, theirs].map((one) => JSON.stringify(plain(one.get(path))));
    if (b !== o && b !== t && o !== t) return undefined;
    const file = (b === o ? theirs : ours).get(path);
    if (file) truth.set(path, file);
  }
  return truth;
}

function plain(file: BaseFile | undefined) {
  return file && 'bytes' in file ? { ...file, bytes: Buffer.from(file.bytes).toString() } : file;
}

function show(one: Base) {
  return Object.fromEntries([...one].map(([path, file]) => [path, plain(file)]).sort());
}

function mergeByGit(folder: string, ...versions: readonly Base[]) {
  const names = versions.map((one, index) => {
    writeFileSync(join(folder, `${index}`), printBase(one));
    return `${index}`;
  });
  const { status, stdout } = spawnSync('git', ['merge-file', '-p', ...names], { cwd: folder });
  return { isClean: status === 0, bytes: stdout };
}

test('what git merges without a conflict is the base of both sides, whatever they did', () => {
  const folder = location().work;
  const counts = { clean: 0, conflict: 0, needless: 0 };
  fc.assert(
    fc.property(
      base,
      fc.array(change, { maxLength: 3 }),
      fc.array(change, { maxLength: 3 }),
      (old, left, right) => {
        const [ours, theirs] = [changed(old, left), changed(old, right)];
        const truth = truthOf(old, ours, theirs);
        const { isClean, bytes } = mergeByGit(folder, ours, old, theirs);
        if (!isClean) counts[truth ? 'needless' : 'conflict'] += 1;
        if (!isClean) return;
        counts.clean += 1;
        const read = parseBase(bytes, 'base');
        expect(read.ok).toBe(true);
        expect(read.ok && show(read.value)).toEqual(truth && show(truth));
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 400) },
  );
  if (process.env.RUNS) console.log(counts);
});
