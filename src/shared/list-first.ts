const most = 10;

/** Names for a message: the first ten, and how many more there are. */
export function listFirst(names: readonly string[]): string {
  const more = names.length - most;
  const listed = names.slice(0, most).join(', ');
  return more > 0 ? `${listed} and ${more} more` : listed;
}
