import type { Help, Option } from 'commander';

/** How help is laid out; a default that says no more than its sentence is left out. */
export const helpLayout: Partial<Help> = {
  showGlobalOptions: true,
  optionDescription,
  // Its flags and arguments stand in its own help.
  subcommandTerm: (command) => command.name(),
};

function optionDescription({ description, argChoices, defaultValue }: Option): string {
  const choices = argChoices === undefined ? [] : [`one of ${argChoices.join(', ')}`];
  const isWorthTelling = typeof defaultValue === 'string';
  const details = [...choices, ...(isWorthTelling ? [`default: ${defaultValue}`] : [])];
  return details.length === 0 ? description : `${description} (${details.join('; ')})`;
}
