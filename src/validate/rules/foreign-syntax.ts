import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';
import { renderedTexts } from '../rendered-texts.ts';

interface Syntax {
  readonly pattern: RegExp;
  readonly of: string;
  readonly instead: string;
}

const syntaxes: readonly Syntax[] = [
  {
    pattern: /\{%[-+]? ?(?:if|elif|else|endif|for|endfor|set|block|raw|include|unless|case)\b/g,
    of: 'Jinja or Liquid',
    instead: '{{#if …}} or {{#each …}}',
  },
  { pattern: /\$\{\{ ?values\.\w+/g, of: 'Backstage', instead: '{{name}}' },
];

/** Syntax that another template language would render: intended in a template of templates, a mistake elsewhere. */
export function checkForeignSyntax(analysis: CatalogAnalysis): readonly Diagnostic[] {
  return [...analysis.analyzedContributors.values()].flatMap((analyzed) =>
    renderedTexts(analyzed).flatMap(({ text, locationOf }) =>
      syntaxes.flatMap(({ pattern, of, instead }) => {
        const [found] = text.matchAll(pattern);
        if (found === undefined) return [];
        const [token] = found;
        return [
          {
            code: 'skeleton/foreign-syntax' as const,
            message: `${token} is syntax of ${of} and is copied literally`,
            location: locationOf(found.index, token.length),
            hint: `write ${instead}, or allow it in the manifest if it is intended`,
          },
        ];
      }),
    ),
  );
}
