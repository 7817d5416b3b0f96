import { listCommand, schemaCommand, showCommand, validateCommand } from './catalog-commands.ts';
import type { CommandDefinition } from './command-definition.ts';
import { devCommand } from './dev-command.ts';
import { newCommand } from './new-command.ts';
import {
  addCommand,
  adoptCommand,
  explainCommand,
  removeCommand,
  statusCommand,
  updateCommand,
} from './project-commands.ts';
import {
  completeCommand,
  completionCommand,
  helpCommand,
  versionCommand,
} from './shell-commands.ts';
import { testCommand } from './test-command.ts';

/** Commands with one purpose; a group of the help. */
interface CommandGroup {
  readonly title: string;
  readonly commands: readonly CommandDefinition[];
}

/** Every command, in the order of the help. */
export const commandGroups: readonly CommandGroup[] = [
  {
    title: 'Create and change projects',
    commands: [newCommand, addCommand, removeCommand, adoptCommand],
  },
  { title: 'Keep projects up to date', commands: [statusCommand, updateCommand, explainCommand] },
  { title: 'Find templates', commands: [listCommand, showCommand] },
  { title: 'Write templates', commands: [validateCommand, testCommand, devCommand, schemaCommand] },
  { title: 'More', commands: [completionCommand, completeCommand, helpCommand, versionCommand] },
];

export const commandDefinitions: readonly CommandDefinition[] = commandGroups.flatMap(
  ({ commands }) => commands,
);
