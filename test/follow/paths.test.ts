import { describe } from 'vitest';
import { marked, testFollowed } from './support/expect-followed.ts';

describe('a file that', () => {
  testFollowed({
    'the developer deleted and the template leaves as it was stays away': {
      provided: { 'ballast.txt': 'lead\n', 'log.txt': 'one\n' },
      mine: { 'ballast.txt': undefined },
      now: { 'ballast.txt': 'lead\n', 'log.txt': 'two\n' },
      out: 'update  log.txt\n',
      after: { 'log.txt': 'two\n' },
    },
    'the developer deleted and the template changed stays away, and it is said': {
      provided: { 'ballast.txt': 'lead\n' },
      mine: { 'ballast.txt': undefined },
      now: { 'ballast.txt': 'stone\n' },
      out: 'leave  ballast.txt  stays deleted\n',
      after: {},
    },
    'the template deleted and nobody touched goes, with its folder': {
      provided: { 'hold/ballast.txt': 'lead\n' },
      mine: {},
      now: {},
      out: 'delete  hold/ballast.txt\n',
      after: {},
    },
    'the template deleted and the developer edited is theirs now': {
      provided: { 'ballast.txt': 'lead\n' },
      mine: { 'ballast.txt': 'lead and gold\n' },
      now: {},
      out: 'keep  ballast.txt  no longer in the template; kept as your own file\n',
      after: { 'ballast.txt': 'lead and gold\n' },
    },
    'both deleted is not spoken of': {
      provided: { 'ballast.txt': 'lead\n', 'log.txt': 'one\n' },
      mine: { 'ballast.txt': undefined },
      now: { 'log.txt': 'two\n' },
      out: 'update  log.txt\n',
      after: { 'log.txt': 'two\n' },
    },
    'both added with equal bytes is one file': {
      provided: {},
      mine: { 'radar.txt': 'on\n' },
      now: { 'radar.txt': 'on\n' },
      out: '',
      after: { 'radar.txt': 'on\n' },
    },
    'both added with different bytes holds both': {
      provided: {},
      mine: { 'radar.txt': 'mine\n' },
      now: { 'radar.txt': 'theirs\n' },
      out: 'conflict  radar.txt  conflict markers written\n',
      conflicts: ['radar.txt'],
      after: { 'radar.txt': marked('mine\n', 'theirs\n') },
    },
    'no template knows is never touched': {
      provided: { 'log.txt': 'one\n' },
      mine: {
        'catch/cod.txt': 'cod\n',
        'catch/haul': { executable: 'up\n' },
        net: { link: 'log.txt' },
      },
      now: {},
      out: 'delete  log.txt\n',
      after: {
        'catch/cod.txt': 'cod\n',
        'catch/haul': { executable: 'up\n' },
        net: { link: 'log.txt' },
      },
    },
  });
});

describe('a name with', () => {
  const provided = (path: string) => ({ [path]: 'one\ntwo\nthree\nfour\n' });
  const named = (path: string) => ({
    provided: provided(path),
    mine: { [path]: 'one\ntwo\nthree\nmine\n' },
    now: { [path]: 'theirs\ntwo\nthree\nfour\n' },
    out: `merge  ${path}\n`,
    after: { [path]: 'theirs\ntwo\nthree\nmine\n' },
  });
  testFollowed({
    spaces: named('the log/of the day.txt'),
    quotes: named("the captain's log`.txt"),
    'unicode in one piece': named('l\u00f6g.txt'),
    'unicode in two pieces': named('lo\u0308g.txt'),
    'a leading dash': named('-rf'),
    'characters of a pattern': named('log[1]{a,b}!(x).txt'),
    'a dollar sign and a semicolon': named('$(reboot);log.txt'),
  });

  const clashing = (path: string) => ({
    provided: { [path]: 'one\n' },
    mine: { [path]: 'mine\n' },
    now: { [path]: 'theirs\n' },
    out: `conflict  ${path}  conflict markers written\n`,
    conflicts: [path],
    after: { [path]: marked('mine\n', 'theirs\n') },
  });
  testFollowed({
    'spaces, in conflict': clashing('the log/of the day.txt'),
    'a leading dash, in conflict': clashing('-rf'),
    'characters of a pattern, in conflict': clashing('log[1].txt'),
    'unicode in two pieces, in conflict': clashing('lo\u0308g.txt'),
  });
});

describe('a file turned into a folder', () => {
  testFollowed({
    'and untouched': {
      provided: { nets: 'one net\n' },
      mine: {},
      now: { 'nets/cod': 'cod\n' },
      out: 'delete  nets\ncreate  nets/cod\n',
      after: { 'nets/cod': 'cod\n' },
    },
    'and back, untouched': {
      provided: { 'nets/cod': 'one net\n' },
      mine: {},
      now: { nets: 'cod\n' },
      out: 'create  nets\ndelete  nets/cod\n',
      after: { nets: 'cod\n' },
    },
  });
});
