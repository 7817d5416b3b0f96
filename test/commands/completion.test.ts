import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Shell, shellWith } from '../support/run-idp.ts';

/** What `idp complete` says for a line that ends where the cursor is. */
async function candidates({ idp }: Shell, line: string): Promise<readonly string[]> {
  const { out, exit, err } = await idp(['complete', '--', ...line.split(' ')]);
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  return out.split('\n').filter((word) => word !== '');
}

const cases: readonly (readonly [line: string, words: readonly string[]])[] = [
  ['sh', ['show']],
  ['compl', ['completion']],
  ['new ', ['ferry', 'vessel']],
  ['new vessel ', []],
  ['new vessel anna --wi', ['--with', '--without']],
  ['new vessel anna --template ', ['ferry']],
  ['new --with b', ['beacon=flare', 'beacon=lantern', 'beacon=radar', 'beacon=sonar']],
  ['new --with beacon=r', ['beacon=radar']],
  ['new --without ', ['anchor', 'beacon', 'logbook']],
  ['new --template=f', ['--template=ferry']],
  ['new --with=beacon=r', ['--with=beacon=radar']],
  ['list --format=j', ['--format=json']],
  ['new --yes=', []],
  ['show list', []],
  ['add logb', ['logbook=paper']],
  ['remove ', ['anchor', 'beacon', 'logbook']],
  ['new --set c', ['captain=', 'coal=']],
  ['new --template ferry --set lu', ['lumen=']],
  [
    'show ',
    [
      'anchor/iron',
      'beacon/flare',
      'beacon/lantern',
      'beacon/radar',
      'beacon/sonar',
      'ferry',
      'logbook/paper',
    ],
  ],
  ['show beacon/l', ['beacon/lantern']],
  ['list --tag ', ['slow', 'water']],
  ['list --kind ', ['vessel']],
  ['list --format ', ['text', 'json', 'github', 'sarif']],
  ['schema p', ['platform']],
  ['completion ', ['bash', 'zsh', 'fish']],
  ['explain ', []],
  ['help sh', ['show']],
  ['help show ', []],
  ['--catalog nowhere show ', []],
];

test.each(cases)('completes %j', async (line, words) => {
  const found = await candidates(shellWith('template-and-layers'), line);
  expect([...found].sort()).toEqual([...words].sort());
});

test('every command is offered, what is for machines is not', async () => {
  const found = await candidates(shellWith('template-and-layers'), '');
  expect(found).toContain('new');
  expect(found).not.toContain('complete');
});

describe.each(['bash', 'zsh', 'fish'])('the script for %s', (name) => {
  test('asks idp and reports how it is loaded', async () => {
    const run = await shellWith('template-and-layers').idp(['completion', name]);
    expect(run).toMatchObject({ exit: 0, err: '' });
    expect(run.out).toContain('idp complete -- ');
    expect(run.out).toMatch(
      new RegExp(`^(#.*\n)*# idp completion for ${name}: .*idp completion ${name}`),
    );
  });
});

/**
 * What a real bash would show for a line: it sources the script, splits the line as readline does, and calls
 * the function with an `idp` that hands back what ours said for these words.
 */
async function inBash(line: string): Promise<readonly string[]> {
  const shell = shellWith('template-and-layers');
  const { out: script } = await shell.idp(['completion', 'bash']);
  const words = line.split(' ').slice(1);
  const { out: found } = await shell.idp(['complete', '--', ...words]);
  const file = join(shell.work, 'asked.json');
  writeFileSync(file, JSON.stringify({ words, found }));
  const program = `${script}
idp() { shift 2; node -e '
  const [file, ...asked] = process.argv.slice(1);
  const { words, found } = JSON.parse(require("fs").readFileSync(file, "utf8"));
  const same = JSON.stringify(asked) === JSON.stringify(words);
  process.stdout.write(same ? found : "asked for other words: " + asked);
' "$FILE" "$@"; }
compopt() { :; }
COMP_LINE="$LINE" COMP_POINT=\${#LINE} COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_idp idp "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const split = `COMP_WORDS=(${readlineWords(line)
    .map((word) => `'${word}'`)
    .join(' ')})\n`;
  const env = { PATH: process.env.PATH, FILE: file, LINE: line };
  const completed = execFileSync('bash', ['--norc', '-c', split + program], {
    env,
    encoding: 'utf8',
  });
  return completed.split('\n').filter((word) => word !== '');
}

/** Readline breaks words at `=` too, which then stands as a word of its own. */
function readlineWords(line: string): readonly string[] {
  return line.split(' ').flatMap((word) => {
    const parts = word.split(/(=)/);
    return parts.at(-1) === '' && parts.length > 1 ? parts.slice(0, -1) : parts;
  });
}

test.each([
  ['idp sh', ['show']],
  ['idp list --ki', ['--kind']],
  ['idp new --template f', ['ferry']],
  ['idp new --set deck', ['decks=']],
  ['idp new --with beacon=r', ['radar']],
  ['idp new --with beacon=', ['flare', 'lantern', 'radar', 'sonar']],
  ['idp new --with=beacon=r', ['radar']],
  ['idp new --template=f', ['ferry']],
  ['idp show nothing', []],
  ['idp new ', ['vessel', 'ferry']],
])('a real bash completes %j', async (line, words) => {
  expect(await inBash(line)).toEqual(words);
});
