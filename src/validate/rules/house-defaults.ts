import { contributorsOf } from '../../capability/compose.ts';
import type { TemplateEntry } from '../../catalog/catalog.ts';
import type { Problem } from '../../errors/problem.ts';
import type { Carried } from '../../manifest/platform.ts';
import { placeOfKey, placeOfValue } from '../../manifest/source.ts';
import { matchesGlob } from '../../tree/glob.ts';
import { readText } from '../../tree/text.ts';
import type { GivenFile, Tree } from '../../tree/tree.ts';
import { defaultPath, stablePaths } from '../default-path.ts';
import type { Survey } from '../survey.ts';
import { tryPath } from '../trial.ts';

/**
 * What the platform wants every path of a kind to carry: each stable path does, as it is laid when nobody chooses
 * anything. Silent of files where the path cannot be laid, which is told elsewhere.
 */
export function checkHouseDefaults(survey: Survey): readonly Problem[] {
  const { kinds = {} } = survey.catalog.platform?.value.spec ?? {};
  return stablePaths(survey).flatMap((template) => {
    const { mustInclude = [] } = kinds[template.source.value.spec.creates] ?? {};
    const laid = mustInclude.length > 0 ? layDefault(survey, template) : undefined;
    if (laid === undefined) return [];
    return mustInclude.flatMap((carried) => {
      const reason = whyNotCarried(carried, laid);
      return reason === undefined ? [] : [report(template, carried, reason)];
    });
  });
}

interface Laid {
  readonly layers: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
  /** Undefined where it cannot be laid. */
  readonly tree: Tree<GivenFile> | undefined;
}

function layDefault(survey: Survey, template: TemplateEntry): Laid | undefined {
  const path = defaultPath(survey, template);
  if (path === undefined) return undefined;
  const { composition, resolution } = path;
  const contributors = contributorsOf(composition);
  const canRead = contributors.every(({ id }) => survey.studies.get(id)?.problems.length === 0);
  const trial = tryPath(composition, resolution, survey.studies);
  const isWhole = canRead && trial.problems.length === 0 && resolution.missing.length === 0;
  return {
    layers: new Set(composition.capabilities.map(({ source }) => source.value.metadata.layer)),
    parameters: new Set(composition.questions.map(({ name }) => name)),
    tree: isWhole ? trial.tree : undefined,
  };
}

function whyNotCarried(
  { layer, parameter, file, contains }: Carried,
  { layers, parameters, tree }: Laid,
): string | undefined {
  if (layer !== undefined && !layers.has(layer)) return `the layer ${layer} is not on by default`;
  if (parameter !== undefined && !parameters.has(parameter))
    return `no parameter is called "${parameter}"`;
  if (file === undefined || tree === undefined) return undefined;
  const files = [...tree].filter(([path]) => matchesGlob(file)(path));
  if (files.length === 0) return `no file fits "${file}"`;
  if (contains === undefined) return undefined;
  const holds = files.some(([, { bytes }]) => readText(bytes)?.includes(contains));
  return holds ? undefined : `no file that fits "${file}" contains "${contains}"`;
}

/** Told where the template says what it makes; or at the layer that it offers and leaves out. */
function report({ id, source }: TemplateEntry, carried: Carried, reason: string): Problem {
  const { layers, creates } = source.value.spec;
  const offered = carried.layer !== undefined && layers?.[carried.layer] !== undefined;
  return {
    code: 'catalog/missing-requirement',
    message: `${id} does not carry "${carried.title}": ${reason}`,
    place: offered
      ? placeOfKey(source, ['spec', 'layers', carried.layer ?? ''])
      : placeOfValue(source, ['spec', 'creates']),
    hint: `the platform asks it of every ${creates} that is stable`,
  };
}
