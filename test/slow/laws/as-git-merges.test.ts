import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { mergeText, type TextVersions } from '../../../src/plan/merge/merge-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'merge-'));
afterAll(() => rmSync(folder, { recursive: true }));

const line = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', '}', '');
const lines = fc.array(line, { minLength: 3, maxLength: 14 });

/** A text in which one or two places were changed. */
function edited(text: readonly string[]): fc.Arbitrary<readonly string[]> {
  const edit = fc.tuple(fc.nat(13), fc.nat(2), fc.array(line, { maxLength: 2 }));
  return fc.array(edit, { minLength: 1, maxLength: 2 }).map((edits) => {
    const changed = [...text];
    for (const [at, gone, come] of edits) changed.splice(at % (changed.length + 1), gone, ...come);
    return changed;
  });
}

const versions: fc.Arbitrary<TextVersions> = lines
  .chain((base) => fc.tuple(fc.constant(base), edited(base), edited(base)))
  .map((all) => all.map((text) => text.map((one) => `${one}\n`).join('')))
  .map(([base = '', ours = '', theirs = '']) => ({ base, ours, theirs }));

/** Always the same cases: of lines that are alike, each may now and then take another one for the same. */
test('where both merge without conflict, the text is the one that git makes', () => {
  let compared = 0;
  const property = fc.property(versions, (all) => {
    const [own, git] = [mergeText(all, { ours: 'ours', theirs: 'theirs' }), mergeByGit(all)];
    if (!own.clean || !git.clean) return;
    compared += 1;
    expect(own.text).toBe(git.text);
  });
  fc.assert(property, { numRuns: 1000, seed: 11 });
  expect(compared).toBeGreaterThan(400);
});

function mergeByGit(all: TextVersions): { readonly text: string; readonly clean: boolean } {
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  const files = ['ours', 'base', 'theirs'].map((name) => join(folder, name));
  const { status, stdout } = spawnSync('git', ['merge-file', '-p', ...files], { encoding: 'utf8' });
  return { text: stdout, clean: status === 0 };
}
