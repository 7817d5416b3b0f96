import { locationOfText } from '../../catalog/manifest/source-map.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { positionAt } from '../../shared/tree/text.ts';
import type { AnalyzedContributor } from '../analyze-contributor.ts';
import { type CatalogAnalysis, namesNear } from '../catalog-analysis.ts';
import { findHalfBraces, type HalfBraces } from '../half-braces.ts';
import { textsOf } from '../manifest-texts.ts';
import { textsWithBraces } from '../rendered-texts.ts';

/** Names and calls without one of their opening braces: they would be copied literally. */
export function checkHalfBraces(analysis: CatalogAnalysis): readonly Diagnostic[] {
  return [...analysis.analyzedContributors.values()].flatMap((analyzed) => {
    const texts = [...textsOfFiles(analyzed), ...textsOfManifest(analyzed)];
    const suspects = texts.filter(({ text }) => count(text, '}}') > count(text, '{{'));
    if (suspects.length === 0) return [];
    const names = namesNear(analysis, analyzed.contributor.id);
    const isName = (name: string) => /^(platform|template)\./.test(name) || names.has(name);
    return suspects.flatMap(({ text, locationAt }) =>
      findHalfBraces(text, isName).map((braces) => describe(braces, locationAt(braces))),
    );
  });
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** A text with its source map. */
interface Placed {
  readonly text: string;
  readonly locationAt: (braces: HalfBraces) => Diagnostic['location'];
}

function textsOfFiles(analyzed: AnalyzedContributor): readonly Placed[] {
  return textsWithBraces(analyzed).map(({ file, text }) => {
    const locationAt = (braces: HalfBraces) => ({
      file,
      ...positionAt(text, braces.at),
      length: braces.text.length,
    });
    return { text, locationAt };
  });
}

function textsOfManifest({ contributor }: AnalyzedContributor): readonly Placed[] {
  return textsOf(contributor)
    .filter(({ kind }) => kind === 'template')
    .map(({ text, path }) => ({
      text,
      locationAt: () => locationOfText(contributor.source, path),
    }));
}

function describe({ text, inside }: HalfBraces, location: Diagnostic['location']): Diagnostic {
  return {
    code: 'skeleton/half-braces',
    message: `${text} lacks a brace and would be copied literally`,
    location,
    hint: `write {{${inside}}}; if it belongs to another language, put a space between its braces`,
  };
}
