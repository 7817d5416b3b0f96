import type { Dice } from './dice.ts';
import { times } from './dice.ts';

/** The commands of one migration, and the paths that they write to. */
export interface Commands {
  readonly before: readonly MigrationCommand[];
  readonly after: readonly MigrationCommand[];
  readonly touched: readonly string[];
}

interface MigrationCommand {
  readonly title: string;
  readonly run: readonly string[];
  readonly optional?: true;
}

/** Small scripts that change a project in all ways that a program can, and end well, badly or by a kill. */
export function randomCommands(
  dice: Dice | undefined,
  managed: readonly string[],
  mayKill: boolean,
): Commands {
  const touched = new Set<string>();
  if (dice === undefined || !dice.chance(mayKill ? 0.33 : 0.3))
    return { before: [], after: [], touched: [] };
  const some = () => times(dice.int(3), () => randomCommand(dice, managed, touched, mayKill));
  const [before, after] = [some(), some()];
  return { before, after, touched: [...touched] };
}

function randomCommand(
  dice: Dice,
  managed: readonly string[],
  touched: Set<string>,
  mayKill: boolean,
): MigrationCommand {
  const lines = times(dice.int(3) + 1, () => randomLine(dice, managed, touched));
  const end = randomEnd(dice, mayKill);
  const script = [plain, ...lines, end].join('\n');
  return {
    title: end === '' ? 'Change' : 'Break',
    run: ['sh', '-c', script],
    ...(dice.chance(0.1) && { optional: true }),
  };
}

/** Whether something is a plain file, and no link leads to it: what a link leads to is elsewhere. */
const plain = 'plain() { [ -f "$1" ] && [ "$(readlink -f "$1")" = "$PWD/$1" ]; }';

function randomLine(dice: Dice, managed: readonly string[], touched: Set<string>): string {
  const path = dice.pick(managed.length > 0 ? managed : ['README.md']);
  const use = (name: string, line: string) => {
    touched.add(name);
    return line;
  };
  return dice.pick([
    () => use('log.txt', 'echo log >> log.txt'),
    () => use(path, `plain '${path}' && echo appended >> '${path}'`),
    () => use(path, `plain '${path}' && echo overwritten > '${path}'`),
    () => use(path, `plain '${path}' && rm -f '${path}'`),
    () => use(path, `plain '${path}' && chmod ${dice.pick(['600', '755', '444'])} '${path}'`),
    () => use('made', 'mkdir -p made/deep; echo made > made/deep/left.txt'),
    () => use('made.txt', 'echo made > made.txt; git add made.txt 2>/dev/null'),
    () => use('made-link', 'ln -sf README.md made-link'),
    () => use('command.ignored', 'echo made >> command.ignored'),
    () => use('own.txt', 'plain own.txt && echo appended >> own.txt'),
  ])();
}

function randomEnd(dice: Dice, mayKill: boolean): string {
  const fate = dice.fraction();
  if (mayKill && fate < 0.3) return 'kill -9 $PPID';
  if (fate < 0.45) return 'exit 3';
  if (fate < 0.5) return 'kill -9 $$';
  return 'true';
}
