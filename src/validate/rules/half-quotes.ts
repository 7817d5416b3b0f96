import type { TextSpan, WithSource } from '../../catalog/manifest/source-map.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** Texts of manifests and examples that lost the quote with which they began, so that the other is part of them. */
export function checkHalfQuotes({
  catalog,
  analyzedContributors,
}: CatalogAnalysis): readonly Diagnostic[] {
  const ofContributors = [...analyzedContributors.values()].flatMap(({ contributor, examples }) => [
    contributor.source,
    ...examples,
  ]);
  return [...(catalog.platform ? [catalog.platform] : []), ...ofContributors].flatMap(checkTexts);
}

function checkTexts(source: WithSource<unknown>): readonly Diagnostic[] {
  if (!/["'][ \t]*([:,\]}#]|$)/m.test(source.text)) return [];
  const lines = source.text.split('\n');
  const sourceMap = Object.values(source.sourceMap()).flat();
  return sourceMap.flatMap((span): readonly Diagnostic[] => {
    const text = span ? plainTextAt(lines, span) : '';
    const quote = text.slice(-1);
    if (!span || !isHalfQuoted(text, quote)) return [];
    const [line, column, length] = span;
    const message = `${text} ends with ${quote}, but does not begin with it`;
    const location = { file: source.file, line, column, length };
    return [{ code: 'manifest/value', message, location, hint: 'put the whole value in quotes' }];
  });
}

/** An unquoted value on one line. */
function plainTextAt(lines: readonly string[], [line, column, length, quoted]: TextSpan): string {
  return quoted === 1 ? '' : (lines[line - 1] ?? '').slice(column - 1, column - 1 + length);
}

/** A mapping has the location of its first character. An apostrophe at the end of several words is fine. */
function isHalfQuoted(text: string, quote: string): boolean {
  if (text.length < 2) return false;
  if (quote !== '"' && (quote !== "'" || /\s/.test(text))) return false;
  return text.split(quote).length % 2 === 0;
}
