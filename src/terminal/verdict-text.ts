/**
 * The one line of a check that found nothing: how much it looked at, so that nothing is not taken for all; and
 * whether that is the catalog that ships with idp, lest it be taken for one's own.
 */
export function verdictText(
  checked: Readonly<Record<string, number>>,
  shipped: boolean = false,
): string {
  const counts = Object.entries(checked)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${count === 1 ? singular(name) : name}`);
  const whose = shipped ? ' with the catalog that ships with idp' : '';
  return `${counts.join(', ') || '1 manifest'}: nothing is wrong${whose}\n`;
}

function singular(plural: string): string {
  return plural.replace(/ies$/, 'y').replace(/s$/, '');
}
