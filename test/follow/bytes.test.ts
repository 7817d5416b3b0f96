import { describe } from 'vitest';
import { marked, testFollowed } from './support/expect-followed.ts';

const image = (number: number) => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, number, 0xff]);
const clash = '  cannot be merged; yours is kept\n';

describe('a binary file', () => {
  testFollowed({
    'changed by the template alone': {
      provided: { 'flag.png': image(1) },
      mine: { 'notes.txt': 'mine\n' },
      now: { 'flag.png': image(2) },
      out: 'update  flag.png\n',
      after: { 'flag.png': image(2), 'notes.txt': 'mine\n' },
    },
    'changed by the developer alone': {
      provided: { 'flag.png': image(1), 'log.txt': 'one\n' },
      mine: { 'flag.png': image(3) },
      now: { 'flag.png': image(1), 'log.txt': 'two\n' },
      out: 'update  log.txt\n',
      after: { 'flag.png': image(3), 'log.txt': 'two\n' },
    },
    'changed on both sides': {
      provided: { 'flag.png': image(1), 'log.txt': 'one\n' },
      mine: { 'flag.png': image(3) },
      now: { 'flag.png': image(2), 'log.txt': 'two\n' },
      out: `conflict  flag.png${clash}update    log.txt\n`,
      conflicts: ['flag.png'],
      after: { 'flag.png': image(3), 'log.txt': 'two\n' },
    },
    'that was text, turned by the template under an edit': {
      provided: { flag: 'red\n' },
      mine: { flag: 'green\n' },
      now: { flag: image(1) },
      out: `conflict  flag${clash}`,
      conflicts: ['flag'],
      after: { flag: 'green\n' },
    },
    'that was text, turned by the developer': {
      provided: { flag: 'red\n' },
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
      provided: { haul: 'one\n' },
      mine: { haul: 'mine\n' },
      now: { haul: { executable: 'one\n' } },
      out: 'merge  haul\n',
      after: { haul: { executable: 'mine\n' } },
    },
    'set by the developer, the text changed by the template': {
      provided: { haul: 'one\n' },
      mine: { haul: { executable: 'one\n' } },
      now: { haul: 'two\n' },
      out: 'merge  haul\n',
      after: { haul: { executable: 'two\n' } },
    },
    'taken by the developer, the text in conflict': {
      provided: { haul: { executable: 'one\n' } },
      mine: { haul: 'mine\n' },
      now: { haul: { executable: 'two\n' } },
      out: 'conflict  haul  conflict markers written\n',
      conflicts: ['haul'],
      after: { haul: marked('mine\n', 'two\n') },
    },
    'set by the template alone': {
      provided: { haul: 'one\n' },
      mine: {},
      now: { haul: { executable: 'one\n' } },
      out: 'update  haul\n',
      after: { haul: { executable: 'one\n' } },
    },
  });
});

const latin = (text: string) => Buffer.from(text, 'latin1');
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('a text that is not UTF-8', () => {
  testFollowed({
    'in the encoding of the developer, changed far apart': {
      provided: { 'net.conf': 'mesh = 40\ndepth = 9\nlamp = on\n' },
      mine: { 'net.conf': latin('# f\xfcr Kabeljau\nmesh = 40\ndepth = 9\nlamp = on\n') },
      now: { 'net.conf': 'mesh = 40\ndepth = 9\nlamp = off\n' },
      out: 'merge  net.conf\n',
      after: { 'net.conf': latin('# f\xfcr Kabeljau\nmesh = 40\ndepth = 9\nlamp = off\n') },
    },
    'beside one that is': {
      provided: { 'net.conf': 'mesh = 40\ndepth = 9\n' },
      mine: { 'net.conf': latin('# f\xfcr Kabeljau\nmesh = 40\ndepth = 9\n') },
      now: { 'net.conf': 'mesh = 40\ndepth = 9\n# für Hering\n' },
      out: 'merge  net.conf\n',
      after: {
        'net.conf': Buffer.concat([
          latin('# f\xfcr Kabeljau\nmesh = 40\ndepth = 9\n'),
          Buffer.from('# für Hering\n'),
        ]),
      },
    },
    'changed apart: between markers': {
      provided: { 'net.conf': latin('gr\xf6\xdfe = 1\n') },
      mine: { 'net.conf': latin('gr\xf6\xdfe = 2\n') },
      now: { 'net.conf': latin('gr\xf6\xdfe = 3\n') },
      out: 'conflict  net.conf  conflict markers written\n',
      conflicts: ['net.conf'],
      after: { 'net.conf': latin(marked('gr\xf6\xdfe = 2\n', 'gr\xf6\xdfe = 3\n')) },
    },
    'merged by key': {
      provided: { 'net.json': latin('{\n  "mesh": "gro\xdf",\n  "depth": 9\n}\n') },
      mine: { 'net.json': latin('{\n  "mesh": "gr\xf6\xdfer",\n  "depth": 9\n}\n') },
      now: { 'net.json': latin('{\n  "mesh": "gro\xdf",\n  "depth": 12\n}\n') },
      out: 'merge  net.json\n',
      after: { 'net.json': latin('{\n  "mesh": "gr\xf6\xdfer",\n  "depth": 12\n}\n') },
    },
    'as UTF-16 it is bytes': {
      provided: { 'net.conf': utf16('mesh = 40\n') },
      mine: { 'net.conf': utf16('mesh = 60\n') },
      now: { 'net.conf': utf16('mesh = 40\ndepth = 9\n') },
      out: `conflict  net.conf${clash}`,
      conflicts: ['net.conf'],
      after: { 'net.conf': utf16('mesh = 60\n') },
    },
  });
});
