/** The one line of a check that found nothing: how much it looked at, so that nothing is not taken for all. */
export function verdictText(checked: Readonly<Record<string, number>>): string {
  const counts = Object.entries(checked)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${count === 1 ? singular(name) : name}`);
  return `${counts.join(', ') || '1 manifest'}: nothing is wrong\n`;
}

function singular(plural: string): string {
  return plural.replace(/ies$/, 'y').replace(/s$/, '');
}
