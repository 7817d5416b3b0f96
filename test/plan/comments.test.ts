import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeContent } from '../../src/plan/merge/merge-file.ts';
import type { DataLanguage } from '../../src/plan/merge/merge-structured.ts';
import { type Entry, placesOfComments, printEntries, versions } from './commented.ts';
import { labels } from './trees.ts';

const languages: readonly DataLanguage[] = ['yaml', 'toml', 'json'];

function merge(
  language: DataLanguage,
  base: readonly Entry[],
  ours: readonly Entry[],
  theirs: readonly Entry[],
): { readonly clean: boolean; readonly text: string } {
  const bytes = (entries: readonly Entry[]) => Buffer.from(printEntries(language, entries));
  const path = language === 'json' ? 'tsconfig.json' : `net.${language}`;
  const merged = mergeContent(path, { bytes: bytes(base) }, bytes(ours), bytes(theirs), labels);
  const text = Buffer.from('bytes' in merged ? merged.bytes : '').toString();
  return { clean: merged.kind === 'merged', text };
}

type Change = (entry: Entry) => readonly Entry[];

const around = (entries: readonly Entry[]) => [
  { key: 'k1', value: 1 },
  ...entries,
  { key: 'k3', value: 3 },
];
const subject: Entry = { key: 'k2', above: 'c1', beside: 'c2', value: 2 };

/** What the one side does to a key. */
const keys: Readonly<Record<string, Change>> = {
  changed: (entry) => [{ ...entry, value: 20 }],
  'taken out': () => [],
  'put behind another': (entry) => [{ key: 'k4', above: 'c3', value: 4 }, entry],
  'put before another': (entry) => [entry, { key: 'k4', above: 'c3', value: 4 }],
  'put behind a list': (entry) => [{ key: 'k4', value: [{ item: 'i1' }] }, entry],
};

/** What the other side does to its comment. */
const comments: Readonly<Record<string, Change>> = {
  'reworded above': (entry) => [{ ...entry, above: 'c8' }],
  'reworded beside': (entry) => [{ ...entry, beside: 'c9' }],
  'reworded both': (entry) => [{ ...entry, above: 'c8', beside: 'c9' }],
  'removed above': (entry) => [{ ...entry, above: undefined }],
  'removed beside': (entry) => [{ ...entry, beside: undefined }],
  'removed both': (entry) => [{ ...entry, above: undefined, beside: undefined }],
};

/** The change of the comment made to the subject wherever the change of the key left it. */
function both(key: Change, comment: Change): readonly Entry[] {
  return key(subject).flatMap((entry) => (entry.key === 'k2' ? comment(entry) : [entry]));
}

describe.each(languages)('in %s', (language) => {
  const cases = Object.keys(keys).flatMap((key) => Object.keys(comments).map((one) => [key, one]));

  test.each(cases)('the template’s key is %s, the developer’s comment %s', (key = '', one = '') => {
    const [change, reword] = [keys[key] ?? both, comments[one] ?? both] as [Change, Change];
    const merged = merge(
      language,
      around([subject]),
      around(reword(subject)),
      around(change(subject)),
    );
    const isLost = key === 'taken out' && one.startsWith('reworded');
    if (isLost) {
      expect(merged.clean).toBe(false);
      for (const token of one === 'reworded both'
        ? ['c8', 'c9']
        : [one.endsWith('above') ? 'c8' : 'c9'])
        expect(merged.text).toContain(token);
    } else
      expect(merged).toEqual({
        clean: true,
        text: printEntries(language, around(both(change, reword))),
      });
  });

  test.each(cases)('the developer’s key is %s, the template’s comment %s', (key = '', one = '') => {
    const [change, reword] = [keys[key] ?? both, comments[one] ?? both] as [Change, Change];
    const merged = merge(
      language,
      around([subject]),
      around(change(subject)),
      around(reword(subject)),
    );
    expect(merged).toEqual({
      clean: true,
      text: printEntries(language, around(both(change, reword))),
    });
  });

  test.each([
    ['both reworded it', { above: 'c7' }, { above: 'c8' }],
    ['one reworded it and one removed it', { above: 'c7' }, { above: undefined }],
    ['one reworded beside, one changed the value there', { beside: 'c7' }, { beside: 'c8' }],
  ])('%s: a conflict', (_, mine, theirs) => {
    const merged = merge(
      language,
      around([subject]),
      around([{ ...subject, ...mine }]),
      around([{ ...subject, ...theirs, value: 20 }]),
    );
    expect(merged.clean).toBe(false);
    expect(merged.text).toContain('c7');
  });

  test('whatever both change, no comment is lost, comes back, is doubled or comes to another key', () => {
    let clean = 0;
    fc.assert(
      fc.property(versions, ({ base, ours, theirs }) => {
        const merged = merge(language, base, ours, theirs);
        const [b, o, t] = [base, ours, theirs].map((side) => printEntries(language, side));
        const tokens = (text = '') => new Set(text.match(/c\d+/g));
        for (const token of tokens(o)) {
          if (!tokens(b).has(token)) expect(merged.text).toMatch(new RegExp(`\\b${token}\\b`));
        }
        if (!merged.clean) return;
        clean += 1;
        const found = merged.text.match(/c\d+/g) ?? [];
        expect(found).toEqual([...new Set(found)]);
        const gone = [...tokens(b)].filter(
          (token) => !tokens(o).has(token) || !tokens(t).has(token),
        );
        expect(found.filter((token) => gone.includes(token))).toEqual([]);
        const known = [...placesOfComments(o ?? ''), ...placesOfComments(t ?? '')];
        expect(
          placesOfComments(merged.text).filter((location) => !known.includes(location)),
        ).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(clean).toBeGreaterThan(20);
  });
});
