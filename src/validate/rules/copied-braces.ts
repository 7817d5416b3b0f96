import type { Diagnostic } from '../../shared/diagnostic.ts';
import { decodeText, positionAt } from '../../shared/tree/text.ts';
import { helperNames } from '../../templating/helpers.ts';
import type { AnalyzedContributor } from '../analyze-contributor.ts';
import { type CatalogAnalysis, namesNear } from '../catalog-analysis.ts';

/** Files that are copied although they hold the name of a parameter between braces: `.hbs` was forgotten. */
export function checkCopiedBraces(analysis: CatalogAnalysis): readonly Diagnostic[] {
  return [...analysis.analyzedContributors.values()].flatMap((analyzed) => {
    const suspects = copiedTexts(analyzed).filter(({ text }) => text.includes('{{'));
    if (suspects.length === 0) return [];
    const names = namesNear(analysis, analyzed.contributor.id);
    return suspects.flatMap(({ file, text }) => {
      const found = [...text.matchAll(braces)].find(([, inside = '']) => isOurs(inside, names));
      return found ? [describe(file, text, found)] : [];
    });
  });
}

function copiedTexts({ loaded }: AnalyzedContributor) {
  return [...loaded.values()]
    .filter(({ template }) => template === undefined)
    .map(({ skeletonFile: { file, bytes } }) => ({ file, text: decodeText(bytes) ?? '' }));
}

/** Without a space at their edges, as we write them and as most other languages do not. */
const braces = /(?<![\\${])\{\{([^\s{}]|[^\s{}][^{}\n]*[^\s{}])\}\}(?!\})/g;

function isOurs(inside: string, names: ReadonlySet<string>): boolean {
  if (names.has(inside) || /^platform\.\w+$/.test(inside)) return true;
  const [word = '', ...rest] = inside.split(' ');
  const args = rest.flatMap((part) => /\w+/.exec(part) ?? []);
  const isCall = ['#if', '#unless', '#each', '#with', ...helperNames].includes(word);
  return isCall && args.some((arg) => names.has(arg));
}

function describe(file: string, text: string, { 0: found, index }: RegExpExecArray): Diagnostic {
  return {
    code: 'skeleton/copied-braces',
    message: `${found} would be copied literally, because the file is not rendered`,
    location: { file, ...positionAt(text, index), length: found.length },
    hint: `add .hbs to its name; to output literal braces there, write \\${found}`,
  };
}
