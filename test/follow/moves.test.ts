import { describe, expect, test } from 'vitest';
import { marked, testFollowed } from './support/expect-followed.ts';
import type { Edits, Files } from './support/files.ts';
import { serviceOf } from './support/service.ts';

const story = 'Once\nthere was\na boat\nthat sailed\nfar\n';
const edited = 'Once\nthere was\na boat\nthat sailed\nhome\n';

describe('a file that the template renamed', () => {
  testFollowed({
    'goes with it untouched': {
      provided: { 'story.md': story },
      mine: {},
      now: { 'docs/story.md': story },
      out: 'move  docs/story.md  moved from story.md\n',
      after: { 'docs/story.md': story },
    },
    'takes the edits along': {
      provided: { 'story.md': story },
      mine: { 'story.md': edited },
      now: { 'docs/story.md': story.replace('Once', 'Long ago') },
      out: 'move  docs/story.md  moved from story.md\n',
      after: { 'docs/story.md': edited.replace('Once', 'Long ago') },
    },
    'is marked at its new place where both changed the same lines': {
      provided: { 'story.md': story },
      mine: { 'story.md': edited },
      now: { 'docs/story.md': story.replace('far', 'away') },
      out: 'conflict  docs/story.md  moved from story.md; conflict markers written\n',
      conflicts: ['docs/story.md'],
      after: { 'docs/story.md': edited.replace('home\n', marked('home\n', 'away\n')) },
    },
    'stays, with its edits, where something of the developer’s is in the way': {
      provided: { 'story.md': story },
      mine: { 'story.md': edited, 'docs/story.md': 'My own story\n' },
      now: { 'docs/story.md': story },
      out: [
        'conflict  docs/story.md  conflict markers written',
        'keep      story.md  no longer in the template; kept as your own file\n',
      ].join('\n'),
      conflicts: ['docs/story.md'],
      after: { 'story.md': edited, 'docs/story.md': marked('My own story\n', story) },
    },
    'keeps the execute bit that the developer set': {
      provided: { haul: story },
      mine: { haul: { executable: story } },
      now: { 'bin/haul': story },
      out: 'move  bin/haul  moved from haul\n',
      after: { 'bin/haul': { executable: story } },
    },
    'in the case of its name alone takes the edits along': {
      provided: { 'Story.md': story },
      mine: { 'Story.md': edited },
      now: { 'story.md': story },
      out: 'move  story.md  moved from Story.md\n',
      after: { 'story.md': edited },
    },
    'with its folder, to which the developer added files: those stay': {
      provided: { 'tales/one.md': story, 'tales/two.md': `${story}The end\n` },
      mine: { 'tales/one.md': edited, 'tales/mine.md': 'My tale\n' },
      now: { 'docs/one.md': story, 'docs/two.md': `${story}The end\n` },
      out: 'move  docs/one.md  moved from tales/one.md\nmove  docs/two.md  moved from tales/two.md\n',
      after: {
        'docs/one.md': edited,
        'docs/two.md': `${story}The end\n`,
        'tales/mine.md': 'My tale\n',
      },
    },
  });
});

test('a file that the template moved and rewrote takes the edits along where that is declared', async () => {
  const service = await serviceOf({ files: { 'a.txt': 'one\ntwo\nthree\nfour\n' } });
  service.edit({ 'a.txt': 'one\ntwo\nthree\nmine\n' });
  service.release({
    files: { 'b.txt': 'eins\nzwei\nthree\nfour\n' },
    spec: { migrations: [{ to: '1.1.0', moved: { 'a.txt': 'b.txt' } }] },
  });
  expect(await service.idp(['update'])).toEqual({
    exit: 0,
    out: 'move  b.txt  moved from a.txt\n',
    err: '',
  });
  expect(service.files()).toEqual({ 'b.txt': 'eins\nzwei\nthree\nmine\n' });
});

describe('a file whose move is declared, and whose old place is generated again', () => {
  const provided = { 'a.txt': 'one\ntwo\nthree\nfour\n' };
  const now = {
    files: { 'a.txt': 'new\n', 'b.txt': 'null\none\ntwo\nthree\nfour\n' },
    spec: { migrations: [{ to: '1.1.0', moved: { 'a.txt': 'b.txt' } }] },
  };
  const merged = 'null\none\ntwo\nthree\nfour\nmine\n';
  const stays = 'stays deleted';
  test.each<[string, Edits, string, Files]>([
    [
      'takes the edits along',
      { 'a.txt': 'one\ntwo\nthree\nfour\nmine\n' },
      'update  a.txt\nmove    b.txt  moved from a.txt\n',
      { 'a.txt': 'new\n', 'b.txt': merged },
    ],
    ['goes untouched', {}, 'update  a.txt\nmove    b.txt  moved from a.txt\n', now.files],
    [
      'that the developer deleted stays so at both',
      { 'a.txt': undefined },
      `leave  a.txt  ${stays}\nleave  b.txt  ${stays}\n`,
      {},
    ],
    [
      'meets the developer who moved it there too',
      { 'a.txt': undefined, 'b.txt': 'one\ntwo\nthree\nfour\nmine\n' },
      `leave  a.txt  ${stays}\nmerge  b.txt\n`,
      { 'b.txt': merged },
    ],
  ])('%s', async (_name, mine, out, after) => {
    const service = await serviceOf({ files: provided });
    service.edit(mine);
    service.release(now);
    expect(await service.idp(['update'])).toEqual({ exit: 0, out, err: '' });
    expect(service.files()).toEqual(after);
  });
});

test('moves over several versions at once lead to the last place', async () => {
  const service = await serviceOf({ files: { 'a.txt': 'one\ntwo\nthree\nfour\n' } });
  service.edit({ 'a.txt': 'one\ntwo\nthree\nmine\n' });
  service.release({
    version: '1.3.0',
    files: { 'c.txt': 'eins\nzwei\nthree\nfour\n' },
    spec: {
      migrations: [
        { to: '1.3.0', moved: { 'b.txt': 'c.txt' } },
        { to: '1.2.0', moved: { 'a.txt': 'b.txt' } },
      ],
    },
  });
  expect(await service.idp(['update'])).toMatchObject({ exit: 0, err: '' });
  expect(service.files()).toEqual({ 'c.txt': 'eins\nzwei\nthree\nmine\n' });
});

describe('a file that the developer renamed', () => {
  testFollowed({
    'stays where they put it; the old place stays empty': {
      provided: { 'story.md': story },
      mine: { 'story.md': undefined, 'tale.md': edited },
      now: { 'story.md': story.replace('Once', 'Long ago') },
      out: 'leave  story.md  stays deleted\n',
      after: { 'tale.md': edited },
    },
  });
});

describe('a file turned into a folder', () => {
  testFollowed({
    'under an edit: the edit is in the way, and stays': {
      provided: { nets: 'one net\n' },
      mine: { nets: 'my net\n' },
      now: { 'nets/cod': 'cod\n' },
      out: [
        'keep     nets  no longer in the template; kept as your own file',
        'blocked  nets/cod  nets is a file; not written\n',
      ].join('\n'),
      blocked: ['nets is a file, so nets/cod was not updated'],
      after: { nets: 'my net\n' },
    },
    'and back, under an edit': {
      provided: { 'nets/cod': 'one net\n' },
      mine: { 'nets/cod': 'my net\n' },
      now: { nets: 'quite other\n' },
      out: [
        'blocked  nets  is a folder that contains nets/cod; not written',
        'keep     nets/cod  no longer in the template; kept as your own file\n',
      ].join('\n'),
      blocked: ['nets is a folder that contains nets/cod, so it was not updated'],
      after: { 'nets/cod': 'my net\n' },
    },
  });
});
