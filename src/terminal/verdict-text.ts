import { harmless } from './text/harmless.ts';

/**
 * The one line of a check that found nothing: how much it looked at, and in which catalogs, so that nothing is not
 * taken for all, nor another catalog for one's own.
 */
export function verdictText(
  checked: Readonly<Record<string, number>>,
  catalogs: readonly string[],
): string {
  const counts = Object.entries(checked)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${count === 1 ? singular(name) : name}`);
  const where =
    catalogs.length === 0 ? '' : ` in ${catalogs.map((one) => harmless(one)).join(', ')}`;
  return `${counts.join(', ') || '1 manifest'}${where}: nothing is wrong\n`;
}

function singular(plural: string): string {
  return plural.replace(/ies$/, 'y').replace(/s$/, '');
}
