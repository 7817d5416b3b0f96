import type { TemplateEntry } from '../../catalog/catalog.ts';
import { amend } from '../../errors/nearest.ts';
import type { Problem } from '../../errors/problem.ts';
import { placeOfKey, placeOfValue } from '../../manifest/source.ts';
import type { Survey } from '../survey.ts';

/** A deprecated template says what to use instead, and that exists; no other template says so. */
export function checkLifecycle({ catalog }: Survey): readonly Problem[] {
  const known = new Set([...catalog.templates.keys(), ...catalog.broken.keys()]);
  return [...catalog.templates.values()].flatMap((template) => checkTemplate(template, known));
}

function checkTemplate(
  { id, source }: TemplateEntry,
  known: ReadonlySet<string>,
): readonly Problem[] {
  const { lifecycle, replacedBy } = source.value.metadata;
  if (replacedBy === undefined) return lifecycle === 'deprecated' ? [withoutSuccessor(source)] : [];
  const place = placeOfValue(source, ['metadata', 'replacedBy']);
  if (lifecycle !== 'deprecated') {
    const message = `${id} is replaced by ${replacedBy}, but not deprecated`;
    return [{ code: 'manifest/value', message, place, hint: 'write lifecycle: deprecated' }];
  }
  if (replacedBy !== id && known.has(replacedBy)) return [];
  const message = `"${replacedBy}" is not another template`;
  const others = [...known].filter((other) => other !== id);
  return [{ code: 'catalog/unknown-reference', message, place, ...amend(replacedBy, others) }];
}

function withoutSuccessor(source: TemplateEntry['source']): Problem {
  return {
    code: 'manifest/missing-key',
    message: '"replacedBy" is missing: a deprecated template names the one to use instead',
    place: placeOfKey(source, ['metadata', 'lifecycle']),
    hint: 'write replacedBy: TEMPLATE',
  };
}
