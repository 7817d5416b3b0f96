import { escapeControls } from './text/escape-controls.ts';

/**
 * The one line of a check that found no error: how much it looked at, and in which catalogs, so that nothing is not
 * taken for all, nor another catalog for one's own.
 */
export function validationText(
  checked: Readonly<Record<string, number>>,
  catalogs: readonly string[],
  warnings: number = 0,
): string {
  const counts = Object.entries(checked)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${count === 1 ? singular(name) : name}`);
  const where =
    catalogs.length === 0 ? '' : ` in ${catalogs.map((one) => escapeControls(one)).join(', ')}`;
  const found = warnings === 1 ? '1 warning' : `${warnings} warnings`;
  const result = warnings === 0 ? 'no problems found' : `no errors, ${found}`;
  return `${counts.join(', ') || '1 manifest'}${where}: ${result}\n`;
}

function singular(plural: string): string {
  return plural.replace(/ies$/, 'y').replace(/s$/, '');
}
