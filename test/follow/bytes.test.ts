import { describe } from 'vitest';
import { marked, testFollowed } from './support/expect-followed.ts';

const image = (number: number) => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, number, 0xff]);
const clash = '  differs on both sides and cannot be merged; yours is kept\n';

describe('a binary file', () => {
  testFollowed({
    'changed by the template alone': {
      given: { 'flag.png': image(1) },
      mine: { 'notes.txt': 'mine\n' },
      now: { 'flag.png': image(2) },
      out: 'update  flag.png\n',
      after: { 'flag.png': image(2), 'notes.txt': 'mine\n' },
    },
    'changed by the developer alone': {
      given: { 'flag.png': image(1), 'log.txt': 'one\n' },
      mine: { 'flag.png': image(3) },
      now: { 'flag.png': image(1), 'log.txt': 'two\n' },
      out: 'update  log.txt\n',
      after: { 'flag.png': image(3), 'log.txt': 'two\n' },
    },
    'changed on both sides': {
      given: { 'flag.png': image(1), 'log.txt': 'one\n' },
      mine: { 'flag.png': image(3) },
      now: { 'flag.png': image(2), 'log.txt': 'two\n' },
      out: `conflict  flag.png${clash}update    log.txt\n`,
      conflicts: ['flag.png'],
      after: { 'flag.png': image(3), 'log.txt': 'two\n' },
    },
    'that was text, turned by the template under an edit': {
      given: { flag: 'red\n' },
      mine: { flag: 'green\n' },
      now: { flag: image(1) },
      out: `conflict  flag${clash}`,
      conflicts: ['flag'],
      after: { flag: 'green\n' },
    },
    'that was text, turned by the developer': {
      given: { flag: 'red\n' },
      mine: { flag: image(3) },
      now: { flag: 'blue\n' },
      out: `conflict  flag${clash}`,
      conflicts: ['flag'],
      after: { flag: image(3) },
    },
  });
});

describe('the execute bit', () => {
  testFollowed({
    'set by the template, the text edited by the developer': {
      given: { haul: 'one\n' },
      mine: { haul: 'mine\n' },
      now: { haul: { executable: 'one\n' } },
      out: 'merge  haul\n',
      after: { haul: { executable: 'mine\n' } },
    },
    'set by the developer, the text changed by the template': {
      given: { haul: 'one\n' },
      mine: { haul: { executable: 'one\n' } },
      now: { haul: 'two\n' },
      out: 'merge  haul\n',
      after: { haul: { executable: 'two\n' } },
    },
    'taken by the developer, the text in conflict': {
      given: { haul: { executable: 'one\n' } },
      mine: { haul: 'mine\n' },
      now: { haul: { executable: 'two\n' } },
      out: 'conflict  haul  both sides are in it, between markers\n',
      conflicts: ['haul'],
      after: { haul: marked('mine\n', 'two\n') },
    },
    'set by the template alone': {
      given: { haul: 'one\n' },
      mine: {},
      now: { haul: { executable: 'one\n' } },
      out: 'update  haul\n',
      after: { haul: { executable: 'one\n' } },
    },
  });
});
