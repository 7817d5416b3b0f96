const most = 10;

/** Names for a message: the first ten, and how many more there are. */
export function listSome(names: readonly string[]): string {
  const more = names.length - most;
  const shown = names.slice(0, most).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
