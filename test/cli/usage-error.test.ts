import { expect, test } from 'vitest';
import { shellWith } from '../support/run-idp.ts';

const cases: readonly (readonly [args: readonly string[], message: string, hint: string])[] = [
  [['lsit'], 'unknown command "lsit"', 'did you mean list?'],
  [['deploy'], 'unknown command "deploy"', 'run idp --help to list the commands'],
  [['lsit', '--help'], 'unknown command "lsit"', 'did you mean list?'],
  [['help', 'lsit'], 'unknown command "lsit"', 'did you mean list?'],
  [[''], 'unknown command ""', 'run idp --help to list the commands'],
  [['--quiet'], 'missing command', 'run idp --help to list the commands'],
  [['--quite'], 'unknown option "--quite"', 'did you mean --quiet?'],
  [['list', '--knid', 'vessel'], 'unknown option "--knid"', 'did you mean --kind?'],
  [['new', '--deafult'], 'unknown option "--deafult"', 'a parameter is set by --set deafult=VALUE'],
  [
    ['new', 'vessel', '--metrics-port', '9 0'],
    'unknown option "--metrics-port"',
    "a parameter is set by --set 'metricsPort=9 0'",
  ],
  [
    ['list', 'vessel', '--kind', 'tower'],
    'two different kinds: vessel and --kind tower',
    'remove one of them',
  ],
  [['list', '--owner', 'x'], 'unknown option "--owner"', 'run idp list --help for its usage'],
  [['init'], 'unknown command "init"', 'did you mean idp new?'],
  [
    ['create', 'vessel', 'anna maria', '--yes'],
    'unknown command "create"',
    "did you mean idp new vessel 'anna maria' --yes?",
  ],
  [
    ['list', 'all', 'more'],
    'too many arguments for "list": expected 1, got 2',
    'run idp list --help for its usage',
  ],
  [
    ['new', 'vessel', 'anna', '--out', 'a', '--out=b'],
    '--out takes one value, but got two: --out a and --out b',
    'remove one of them',
  ],
  [
    ['list', '--format', 'json', '--format', 'text'],
    '--format takes one value, but got two: --format json and --format text',
    'remove one of them',
  ],
  [['show'], 'missing required argument "id"', 'run idp show --help for its usage'],
  [
    ['new', '--set'],
    'option "--set <name=value>" argument missing',
    'run idp new --help for its usage',
  ],
  [
    ['new', '--out', ''],
    'invalid value "" for --out: must not be empty',
    'run idp new --help for its usage',
  ],
  [
    ['new', '--answers='],
    'invalid value "" for --answers: must not be empty',
    'run idp new --help for its usage',
  ],
  [
    ['list', '--catalog', ''],
    'invalid value "" for --catalog: must not be empty',
    'run idp --help to list the commands',
  ],
  [
    ['completion', 'bsh'],
    'invalid shell "bsh": expected one of bash, zsh, fish',
    'did you mean bash?',
  ],
  [
    ['completion', 'powershell'],
    'invalid shell "powershell": expected one of bash, zsh, fish',
    'run idp completion --help for its usage',
  ],
  [
    ['list', '--format', 'jsn'],
    'invalid value "jsn" for --format: expected one of text, json, github, sarif',
    'did you mean json?',
  ],
  [
    ['list', '--format', 'sarif'],
    '--format sarif works with validate only',
    'use --format text or json with idp list',
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
