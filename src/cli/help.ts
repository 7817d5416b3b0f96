import type { Help, Option } from 'commander';

/** The layout of help; a default that adds nothing is omitted. */
export const helpLayout: Partial<Help> = {
  showGlobalOptions: true,
  optionDescription,
  // Its flags and arguments are in its own help.
  subcommandTerm: (command) => command.name(),
};

function optionDescription({ description, argChoices, defaultValue }: Option): string {
  const choices = argChoices === undefined ? [] : [`one of ${argChoices.join(', ')}`];
  const isWorthTelling = typeof defaultValue === 'string';
  const details = [...choices, ...(isWorthTelling ? [`default: ${defaultValue}`] : [])];
  return details.length === 0 ? description : `${description} (${details.join('; ')})`;
}
