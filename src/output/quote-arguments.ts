/** The command as a POSIX shell would take it, so that it can be typed again as it was run. */
export function quoteArguments(argv: readonly string[]): string {
  return argv.map(quoteArgument).join(' ');
}

/** The argument, in quotes if a shell would read anything into it. */
function quoteArgument(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  return `'${argument.replaceAll("'", "'\\''")}'`;
}

/** The command that enters a folder; one that looks like an option is named so that it is none. */
export function enterCommand(folder: string): string {
  return quoteArguments(['cd', folder.startsWith('-') ? `./${folder}` : folder]);
}
