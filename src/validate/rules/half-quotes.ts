import type { Problem } from '../../errors/problem.ts';
import type { Sourced, Spot } from '../../manifest/source.ts';
import type { Survey } from '../survey.ts';

/** Texts of manifests and examples that lost the quote with which they began, so that the other is part of them. */
export function checkHalfQuotes({ catalog, studies }: Survey): readonly Problem[] {
  const ofStudies = [...studies.values()].flatMap(({ contributor, examples }) => [
    contributor.source,
    ...examples,
  ]);
  return [...(catalog.platform ? [catalog.platform] : []), ...ofStudies].flatMap(checkTexts);
}

function checkTexts(source: Sourced<unknown>): readonly Problem[] {
  if (!/["'][ \t]*([:,\]}#]|$)/m.test(source.text)) return [];
  const lines = source.text.split('\n');
  const spots = Object.values(source.spots()).flat();
  return spots.flatMap((spot): readonly Problem[] => {
    const text = spot ? plainTextAt(lines, spot) : '';
    const quote = text.slice(-1);
    if (!spot || !isHalfQuoted(text, quote)) return [];
    const [line, column, length] = spot;
    const message = `${text} ends with ${quote}, but does not begin with it`;
    const place = { file: source.file, line, column, length };
    return [{ code: 'manifest/value', message, place, hint: 'put quotes around the whole' }];
  });
}

/** What stands on one line without quotes. */
function plainTextAt(lines: readonly string[], [line, column, length, quoted]: Spot): string {
  return quoted === 1 ? '' : (lines[line - 1] ?? '').slice(column - 1, column - 1 + length);
}

/** A mapping has the place of its first character. An apostrophe at the end of several words is left in peace. */
function isHalfQuoted(text: string, quote: string): boolean {
  if (text.length < 2) return false;
  if (quote !== '"' && (quote !== "'" || /\s/.test(text))) return false;
  return text.split(quote).length % 2 === 0;
}
