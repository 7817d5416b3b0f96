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

/** Every command, in the order of the help. */
export const commandDefinitions: readonly CommandDefinition[] = [
  newCommand,
  listCommand,
  showCommand,
  validateCommand,
  testCommand,
  devCommand,
  statusCommand,
  updateCommand,
  addCommand,
  removeCommand,
  adoptCommand,
  explainCommand,
  schemaCommand,
  completionCommand,
  completeCommand,
  helpCommand,
  versionCommand,
];
