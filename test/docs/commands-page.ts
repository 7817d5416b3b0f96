import type { Command } from 'commander';
import { commandDefinitions } from '../../src/cli/commands.ts';
import { createProgram } from '../../src/cli/program.ts';

/** The page of all commands, from the table of flags that help and completion are made from. */
export function commandsPage(): string {
  const program = createProgram(
    {
      version: '0.0.0',
      out: () => {},
      columns: undefined,
      contextFor: () => Promise.reject(new Error('no command runs here')),
    },
    { isAsked: () => true, print: () => {}, runOf: () => () => Promise.resolve() },
  );
  const commands = program
    .createHelp()
    .visibleCommands(program)
    .map((command) => ({
      command,
      verb: commandDefinitions.find(({ name }) => name === command.name()),
    }));
  const rows = commands.map(
    ({ command }) =>
      `| [\`idp ${command.name()}\`](#idp-${command.name()}) | ${command.summary()} |\n`,
  );
  return `${head}
| command | does |
| --- | --- |
${rows.join('')}
## Options of every command

${optionTable(program)}${commands.map(({ command, verb }) => section(command, verb?.example)).join('')}`;
}

function section(command: Command, example: string | undefined): string {
  const usage = `idp ${command.name()} ${command.usage()}`.trimEnd();
  const words = command.registeredArguments.map(
    (argument) =>
      `| \`${argument.name()}\` | ${cell(helpOf(command).argumentDescription(argument))} |\n`,
  );
  const table = words.length === 0 ? '' : `| argument | |\n| --- | --- |\n${words.join('')}\n`;
  const options = optionTable(command);
  return `
## \`idp ${command.name()}\`

${command.description()}

    ${usage}

${table}${options}${options === '' ? '' : '\n'}Example: \`${example}\`
`;
}

function optionTable(command: Command): string {
  const help = helpOf(command);
  const rows = help
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help' || command.parent === null)
    .map(
      (option) => `| \`${help.optionTerm(option)}\` | ${cell(help.optionDescription(option))} |\n`,
    );
  return rows.length === 0 ? '' : `| option | |\n| --- | --- |\n${rows.join('')}`;
}

function helpOf(command: Command) {
  return Object.assign(command.createHelp(), command.configureHelp());
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

const head = `# Commands

Made from the program by \`npm run docs\`: \`idp help COMMAND\` prints the same. What the exit statuses mean is on the page
about [errors](errors.md); the shapes of \`--format json\` are on the page about [JSON](json.md).
`;
