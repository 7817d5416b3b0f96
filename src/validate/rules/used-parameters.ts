import type { Problem } from '../../errors/problem.ts';
import { isSecret } from '../../manifest/secret.ts';
import { placeOfKey } from '../../manifest/source.ts';
import type { Study } from '../study.ts';
import { companionsOf, type Survey } from '../survey.ts';

/**
 * Parameters that nothing uses: no file, path, condition, default, hook or check of any that may be laid
 * together. A secret is used by the hooks, which find it in their environment. Silent while a manifest or
 * a file cannot be read, for the use may be there.
 */
export function checkUsedParameters(survey: Survey): readonly Problem[] {
  if (survey.catalog.broken.size > 0) return [];
  const names = new Map([...survey.studies].map(([id, study]) => [id, namesIn(study)]));
  return [...survey.studies.values()].flatMap((study) => {
    const declared = Object.entries(study.contributor.source.value.spec.parameters ?? {});
    const unused = declared.filter(
      ([name]) => name !== 'name' && !names.get(study.contributor.id)?.has(name),
    );
    if (unused.length === 0) return [];
    const companions = companionsOf(survey, study.contributor.id);
    if (companions.some(({ problems }) => problems.length > 0)) return [];
    const hooks = companions.some(({ contributor }) => contributor.source.value.spec.hooks?.length);
    return unused
      .filter(([name, parameter]) => !(isSecret(parameter) && hooks) && !isUsed(name))
      .map(([name, parameter]) => unusedProblem(study, name, isSecret(parameter)));

    function isUsed(name: string): boolean {
      return companions.some(({ contributor }) => names.get(contributor.id)?.has(name));
    }
  });
}

function namesIn({ uses }: Study): ReadonlySet<string> {
  return new Set(uses.map(({ path }) => path[0] ?? ''));
}

function unusedProblem({ contributor }: Study, name: string, secret: boolean): Problem {
  return {
    code: 'manifest/unused-parameter',
    message: `"${name}" is declared by ${contributor.id}, but nothing uses it`,
    place: placeOfKey(contributor.source, ['spec', 'parameters', name]),
    hint: secret ? 'a secret needs a hook that takes it' : 'use it, or take it out',
  };
}
