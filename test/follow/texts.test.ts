import { describe } from 'vitest';
import { marked, testFollowed } from './support/expect-followed.ts';

const remark = '  conflict markers written';

describe('edits', () => {
  testFollowed({
    'that do not overlap': {
      provided: { 'log.txt': 'one\ntwo\nthree\nfour\n' },
      mine: { 'log.txt': 'one\ntwo\nthree\nmine\n' },
      now: { 'log.txt': 'theirs\ntwo\nthree\nfour\n' },
      out: 'merge  log.txt\n',
      after: { 'log.txt': 'theirs\ntwo\nthree\nmine\n' },
    },
    'that overlap': {
      provided: { 'log.txt': 'one\ntwo\nthree\n' },
      mine: { 'log.txt': 'one\nmine\nthree\n' },
      now: { 'log.txt': 'one\ntheirs\nthree\n' },
      out: `conflict  log.txt${remark}\n`,
      conflicts: ['log.txt'],
      after: { 'log.txt': `one\n${marked('mine\n', 'theirs\n')}three\n` },
    },
    'that are the same on both sides': {
      provided: { 'log.txt': 'one\ntwo\n' },
      mine: { 'log.txt': 'one\nboth\n' },
      now: { 'log.txt': 'one\nboth\n' },
      out: '',
      after: { 'log.txt': 'one\nboth\n' },
    },
    'of which one is in each of two files': {
      provided: { 'aft.txt': 'stern\n', 'fore.txt': 'bow\n' },
      mine: { 'aft.txt': 'rudder\n', 'fore.txt': 'anchor\n' },
      now: { 'aft.txt': 'stern\n', 'fore.txt': 'figurehead\n' },
      out: `conflict  fore.txt${remark}\n`,
      conflicts: ['fore.txt'],
      after: { 'aft.txt': 'rudder\n', 'fore.txt': marked('anchor\n', 'figurehead\n') },
    },
  });
});

const net = '- net\n  mesh: 40\n  depth: 9\n';

describe('repeated blocks: the edit lands in the right copy', () => {
  testFollowed({
    'of two, the second': {
      provided: { nets: `${net}${net}` },
      mine: { nets: `${net}- net\n  mesh: 60\n  depth: 9\n` },
      now: { nets: `# all nets\n${net}${net}` },
      out: 'merge  nets\n',
      after: { nets: `# all nets\n${net}- net\n  mesh: 60\n  depth: 9\n` },
    },
    'of three, the middle one, beside a fourth that comes': {
      provided: { nets: `a:\n${net}b:\n${net}c:\n${net}` },
      mine: { nets: `a:\n${net}b:\n- net\n  mesh: 60\n  depth: 9\nc:\n${net}` },
      now: { nets: `a:\n${net}b:\n${net}c:\n${net}d:\n${net}` },
      out: 'merge  nets\n',
      after: { nets: `a:\n${net}b:\n- net\n  mesh: 60\n  depth: 9\nc:\n${net}d:\n${net}` },
    },
  });
});

describe('line ends', () => {
  testFollowed({
    'CRLF on the side of the developer': {
      provided: { 'log.txt': 'one\ntwo\nthree\nfour\n' },
      mine: { 'log.txt': 'one\r\ntwo\r\nthree\r\nmine\r\n' },
      now: { 'log.txt': 'theirs\ntwo\nthree\nfour\n' },
      out: 'merge  log.txt\n',
      after: { 'log.txt': 'theirs\r\ntwo\r\nthree\r\nmine\r\n' },
    },
    'CRLF on the side of the template': {
      provided: { 'log.txt': 'one\ntwo\nthree\nfour\n' },
      mine: { 'log.txt': 'one\ntwo\nthree\nmine\n' },
      now: { 'log.txt': 'theirs\r\ntwo\r\nthree\r\nfour\r\n' },
      out: 'merge  log.txt\n',
      after: { 'log.txt': 'theirs\r\ntwo\r\nthree\r\nmine\r\n' },
    },
    'no newline at the end, of the developer': {
      provided: { 'log.txt': 'one\ntwo\nthree\n' },
      mine: { 'log.txt': 'one\ntwo\nmine' },
      now: { 'log.txt': 'theirs\ntwo\nthree\n' },
      out: 'merge  log.txt\n',
      after: { 'log.txt': 'theirs\ntwo\nmine' },
    },
    'no newline at the end, of the template': {
      provided: { 'log.txt': 'one\ntwo\nthree\n' },
      mine: { 'log.txt': 'mine\ntwo\nthree\n' },
      now: { 'log.txt': 'one\ntwo\ntheirs' },
      out: 'merge  log.txt\n',
      after: { 'log.txt': 'mine\ntwo\ntheirs' },
    },
    'no newline at the end, of both, and a line from each': {
      provided: { 'log.txt': 'one\ntwo' },
      mine: { 'log.txt': 'one\ntwo\nmine' },
      now: { 'log.txt': 'one\ntwo\ntheirs' },
      out: `conflict  log.txt${remark}\n`,
      conflicts: ['log.txt'],
      after: { 'log.txt': `one\ntwo\n${marked('mine\n', 'theirs\n')}` },
    },
  });
});

const mark = '\uFEFF';
const latin = (text: string) => Buffer.from(text, 'latin1');

describe('encodings', () => {
  testFollowed({
    'a byte order mark, of the developer': {
      provided: { 'log.txt': 'one\ntwo\nthree\n' },
      mine: { 'log.txt': `${mark}one\ntwo\nmine\n` },
      now: { 'log.txt': 'theirs\ntwo\nthree\n' },
      out: 'merge  log.txt\n',
      after: { 'log.txt': `${mark}theirs\ntwo\nmine\n` },
    },
    'a byte order mark, of the template': {
      provided: { 'log.txt': 'one\ntwo\nthree\n' },
      mine: { 'log.txt': 'one\ntwo\nmine\n' },
      now: { 'log.txt': `${mark}theirs\ntwo\nthree\n` },
      out: 'merge  log.txt\n',
      after: { 'log.txt': `${mark}theirs\ntwo\nmine\n` },
    },
    'Latin-1 on both sides is merged byte for byte': {
      provided: { 'log.txt': latin('hafen\nsand\nmöwe\n') },
      mine: { 'log.txt': latin('hafen\nsand\nmöwen\n') },
      now: { 'log.txt': latin('häfen\nsand\nmöwe\n') },
      out: 'merge  log.txt\n',
      after: { 'log.txt': latin('häfen\nsand\nmöwen\n') },
    },
    'Latin-1 that only the template changed': {
      provided: { 'log.txt': latin('möwe\n') },
      mine: { 'notes.txt': 'mine\n' },
      now: { 'log.txt': latin('möwen\n') },
      out: 'update  log.txt\n',
      after: { 'log.txt': latin('möwen\n'), 'notes.txt': 'mine\n' },
    },
  });
});

const foreign = '<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> branch\n';

describe('a file that already holds lines like markers', () => {
  testFollowed({
    'merges where the edits do not overlap': {
      provided: { 'HOWTO.md': `one\n${foreign}two\n` },
      mine: { 'HOWTO.md': `one\n${foreign}mine\n` },
      now: { 'HOWTO.md': `theirs\n${foreign}two\n` },
      out: 'merge  HOWTO.md\n',
      after: { 'HOWTO.md': `theirs\n${foreign}mine\n` },
    },
    'is marked where they do': {
      provided: { 'HOWTO.md': `${foreign}two\n` },
      mine: { 'HOWTO.md': `${foreign}mine\n` },
      now: { 'HOWTO.md': `${foreign}newer\n` },
      out: `conflict  HOWTO.md${remark}\n`,
      conflicts: ['HOWTO.md'],
      after: { 'HOWTO.md': `${foreign}${marked('mine\n', 'newer\n')}` },
    },
  });
});
