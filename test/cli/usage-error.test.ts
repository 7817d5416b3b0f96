import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';

const cases: readonly (readonly [args: readonly string[], message: string, hint: string])[] = [
  [['lsit'], '"lsit" is not a verb of idp', 'did you mean list?'],
  [['deploy'], '"deploy" is not a verb of idp', 'idp --help lists the verbs'],
  [['lsit', '--help'], '"lsit" is not a verb of idp', 'did you mean list?'],
  [['help', 'lsit'], '"lsit" is not a verb of idp', 'did you mean list?'],
  [[''], '"" is not a verb of idp', 'idp --help lists the verbs'],
  [['--quiet'], 'no verb was given', 'idp --help lists the verbs'],
  [['--quite'], 'unknown option "--quite"', 'did you mean --quiet?'],
  [['list', '--knid', 'vessel'], 'unknown option "--knid"', 'did you mean --kind?'],
  [['new', '--deafult'], 'unknown option "--deafult"', 'idp new --help tells more'],
  [
    ['list', 'all'],
    'too many arguments for "list": it takes 0, not 1',
    'idp list --help tells more',
  ],
  [
    ['new', 'vessel', 'anna', '--out', 'a', '--out=b'],
    '--out takes one value, but there are two: --out a and --out b',
    'leave one of them out',
  ],
  [
    ['list', '--format', 'json', '--format', 'text'],
    '--format takes one value, but there are two: --format json and --format text',
    'leave one of them out',
  ],
  [['show'], 'missing required argument "id"', 'idp show --help tells more'],
  [['new', '--set'], 'option "--set <name=value>" argument missing', 'idp new --help tells more'],
  [['new', '--out', ''], '"" is not for --out: it is empty', 'idp new --help tells more'],
  [['new', '--answers='], '"" is not for --answers: it is empty', 'idp new --help tells more'],
  [['list', '--catalog', ''], '"" is not for --catalog: it is empty', 'idp --help lists the verbs'],
  [['completion', 'bsh'], '"bsh" is no shell: it takes bash, zsh, fish', 'did you mean bash?'],
  [
    ['completion', 'powershell'],
    '"powershell" is no shell: it takes bash, zsh, fish',
    'idp completion --help tells more',
  ],
  [
    ['list', '--format', 'jsn'],
    '"jsn" is not for --format: it takes text, json, github, sarif',
    'did you mean json?',
  ],
  [
    ['list', '--format', 'sarif'],
    '--format sarif is for validate alone',
    'idp list prints text or json',
  ],
];

test.each(cases)('refuses %j with what it should have been', async (args, message, hint) => {
  const run = await shellWith('several-of-one-kind').idp(args);
  expect(run).toEqual({
    exit: 2,
    out: '',
    err: `${message}  [usage/invalid]\n   hint  ${hint}\n`,
  });
});
