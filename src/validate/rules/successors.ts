import type { Catalog, TemplateEntry } from '../../catalog/catalog.ts';
import { locationOfValue } from '../../catalog/manifest/source-map.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';

/** The replacement of a template is not deprecated itself, and there is no circular replacement. */
export function checkSuccessors({ catalog }: CatalogAnalysis): readonly Diagnostic[] {
  return [...catalog.templates.values()].flatMap((template) => {
    const way = wayFrom(catalog, template);
    const last = way.at(-1);
    if (way.length < 2 || last === undefined) return [];
    const isCircle = way.indexOf(last) < way.length - 1 || last === template;
    const ids = way.map(({ id }) => id);
    return isCircle && last !== template ? [] : [chained(template, ids, isCircle)];
  });
}

/** The chain of replacements, up to one that is not replaced or was there before. */
function wayFrom({ templates }: Catalog, start: TemplateEntry): readonly TemplateEntry[] {
  const way: TemplateEntry[] = [];
  let next = successorOf(templates, start);
  while (next !== undefined && !way.includes(next)) {
    way.push(next);
    next = next === start ? undefined : successorOf(templates, next);
  }
  return next === undefined ? way : [...way, next];
}

function successorOf(
  templates: Catalog['templates'],
  { source }: TemplateEntry,
): TemplateEntry | undefined {
  return templates.get(source.value.metadata.replacedBy ?? '');
}

function chained(
  { id, source }: TemplateEntry,
  ids: readonly string[],
  isCircle: boolean,
): Diagnostic {
  const location = locationOfValue(source, ['metadata', 'replacedBy']);
  const way = [id, ...ids].join(', then ');
  if (isCircle) {
    const message = `circular replacement of templates: ${way}`;
    return { code: 'catalog/successor', message, location, hint: 'keep one of them' };
  }
  const message = `${ids[0]}, which replaces ${id}, is replaced itself: ${way}`;
  const [was = '', becomes = ''] = [ids[0], ids.at(-1)];
  const hint = `write replacedBy: ${becomes}`;
  return {
    code: 'catalog/successor',
    message,
    location,
    hint,
    fix: { kind: 'word', was, becomes },
  };
}
