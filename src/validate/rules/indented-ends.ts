import type { Diagnostic } from '../../shared/diagnostic.ts';
import { scanTags } from '../../templating/scan-tags.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';
import { type RenderedText, renderedTexts } from '../rendered-texts.ts';

/**
 * Indented ends of chains of `{{else if}}`: Handlebars removes the indentation of a block's end, but in the last part
 * of a chain it copies it, and the next line is indented twice.
 */
export function checkIndentedEnds({
  analyzedContributors,
}: CatalogAnalysis): readonly Diagnostic[] {
  return [...analyzedContributors.values()].flatMap((analyzed) =>
    renderedTexts(analyzed).flatMap(checkText),
  );
}

function checkText({ text, locationOf }: RenderedText): readonly Diagnostic[] {
  if (!/\{\{~?\s*else\s/.test(text)) return [];
  return findIndentedEnds(text).map(({ start, end, indent }) => {
    const was = text.slice(start, end);
    const becomes = was.slice(indent);
    return {
      code: 'skeleton/indented-end',
      message: `the indentation of ${becomes} is copied to the output, because it ends a chain of {{else if}}`,
      location: locationOf(start, was.length),
      hint: `write ${becomes} at the start of its line`,
      fix: { kind: 'word', was, becomes },
    };
  });
}

interface IndentedEnd {
  /** Where its line begins. */
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

const tag = /^\{\{(~?)(?:(#|\^(?!\s*~?\}))|(\/)|\s*(else\s+[^\s~}]))/;

function findIndentedEnds(text: string): readonly IndentedEnd[] {
  const chained: boolean[] = [];
  return [...scanTags(text)].flatMap(({ kind, at, end }): readonly IndentedEnd[] => {
    if (kind === 'comment') return [];
    const [, strips, opens, closes, chains] =
      tag.exec(text.slice(at, Math.min(end, at + 40))) ?? [];
    if (opens !== undefined) chained.push(false);
    else if (chains !== undefined) chained[chained.length - 1] = true;
    else if (closes !== undefined && chained.pop() && strips === '') {
      const start = text.lastIndexOf('\n', at - 1) + 1;
      const isAlone =
        /^[ \t]+$/.test(text.slice(start, at)) && /^[ \t\r]*(\n|$)/.test(text.slice(end));
      return isAlone ? [{ start, end, indent: at - start }] : [];
    }
    return [];
  });
}
