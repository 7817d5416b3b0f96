import type { TemplateEntry } from '../../catalog/catalog.ts';
import { locationOfKey } from '../../catalog/manifest/source-map.ts';
import type { Question } from '../../scaffold/answers/question.ts';
import { contributorsOf } from '../../scaffold/compose/compose.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { CatalogAnalysis } from '../catalog-analysis.ts';
import { type DefaultPath, defaultPath, stablePaths } from '../default-path.ts';

const mostByDefault = 3;

/**
 * A stable template prompts for three parameters at most, or as many as the platform allows for its kind: the name,
 * and all without a default. A default of the platform is prompted for too.
 */
export function checkPromptCount(analysis: CatalogAnalysis): readonly Diagnostic[] {
  return stablePaths(analysis).flatMap((template) => {
    const path = defaultPath(analysis, template);
    const kind = template.source.value.spec.creates;
    const most = analysis.catalog.platform?.value.spec.kinds?.[kind]?.questions ?? mostByDefault;
    const asked = path ? askedIn(path) : [];
    const tooMany = asked[most];
    return path && tooMany ? [report(template, { path, asked, most, tooMany })] : [];
  });
}

function askedIn({ composition, resolution }: DefaultPath): readonly Question[] {
  return composition.questions.filter(
    ({ name, parameter }) => !parameter.advanced && resolution.answers.has(name),
  );
}

interface TooMany {
  readonly path: DefaultPath;
  readonly asked: readonly Question[];
  readonly most: number;
  readonly tooMany: Question;
}

function report(
  { id, source }: TemplateEntry,
  { path, asked, most, tooMany }: TooMany,
): Diagnostic {
  const owner = contributorsOf(path.composition).find((one) => one.id === tooMany.owner);
  const names = asked.map(({ name }) => name).join(', ');
  const { creates } = source.value.spec;
  return {
    code: 'manifest/too-many-prompts',
    message: `${id} prompts for ${asked.length} parameters: ${names}; a ${creates} may prompt for ${most} at most`,
    location: locationOfKey(owner?.source ?? source, ['spec', 'parameters', tooMany.name]),
    hint: 'give one of them a default and advanced: true',
  };
}
