import type { Diagnostic } from '../../shared/diagnostic.ts';
import { type CatalogAnalysis, namesNear } from '../catalog-analysis.ts';
import { type RenderedText, renderedTexts } from '../rendered-texts.ts';

/** One name between the braces that `${{` opens: those of another language hold a dot or a call, most of the time. */
const dollarBraces = /\$\{\{ ?([a-zA-Z]\w*) ?\}\}/g;

/**
 * A dollar sign before the braces of a parameter, once for each: it makes them another language's, which are copied
 * literally.
 */
export function checkDollarBraces(analysis: CatalogAnalysis): readonly Diagnostic[] {
  return [...analysis.analyzedContributors.values()].flatMap((analyzed) => {
    const suspects = renderedTexts(analyzed).filter(({ text }) => text.includes('${{'));
    if (suspects.length === 0) return [];
    const names = namesNear(analysis, analyzed.contributor.id);
    return suspects.flatMap((suspect) => checkText(suspect, names));
  });
}

function checkText({ text, locationOf }: RenderedText, names: ReadonlySet<string>): Diagnostic[] {
  const firstOf = new Map(
    [...text.matchAll(dollarBraces)].reverse().map((one) => [one[1] ?? '', one]),
  );
  return [...firstOf.values()]
    .filter(([, name = '']) => names.has(name))
    .map(({ 0: found, 1: name, index }) => ({
      code: 'skeleton/dollar-braces',
      message: `${found} is copied literally, although ${name} is a parameter`,
      location: locationOf(index, found.length),
      hint: `write {{${name}}} for its value, {{"$"}}{{${name}}} for a dollar before it, or allow it in the manifest`,
    }));
}
