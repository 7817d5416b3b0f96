import { isSecret } from '../../catalog/manifest/secret.ts';
import { valueText } from '../../scaffold/answers/coerce.ts';
import { isDefaultSource } from '../../scaffold/answers/provided-answers.ts';
import type { LayerChoices } from '../../scaffold/compose/select.ts';
import type { Service } from '../answers/prepare-service.ts';

/** How a project was created, beside its answers and layers. */
interface CreatedWith {
  /** A catalog that did not ship with idp, as the user would type it. */
  readonly catalog: string | undefined;
  readonly out: string | undefined;
  readonly force: boolean;
  /** Whether its hooks ran; undefined if it has none. */
  readonly hooks: boolean | undefined;
}

/** The command that creates the same without prompts. Secrets are not in it: they come from the environment. */
export function repeatCommand(
  { composition, answers }: Pick<Service, 'composition' | 'answers'>,
  choices: LayerChoices,
  { catalog, out, force, hooks }: CreatedWith,
): readonly string[] {
  const given = [...answers].filter(
    ([, { source, question }]) => !isDefaultSource(source) && !isSecret(question.parameter),
  );
  const name = given.find(([one]) => one === 'name')?.[1].value;
  return [
    'idp',
    'new',
    composition.template.id,
    ...(name === undefined ? [] : [valueText(name)]),
    ...(catalog === undefined ? [] : ['--catalog', catalog]),
    ...(choices.preset === undefined ? [] : ['--preset', choices.preset]),
    ...[...choices.with].flatMap(([layer, provider]) => ['--with', `${layer}=${provider}`]),
    ...[...choices.without].flatMap((layer) => ['--without', layer]),
    ...given.flatMap(([one, { value }]) =>
      one === 'name' ? [] : ['--set', `${one}=${valueText(value)}`],
    ),
    ...(out === undefined ? [] : ['--out', out]),
    ...(force ? ['--force'] : []),
    ...(hooks === false ? ['--no-hooks'] : []),
    ...(hooks === true && catalog !== undefined ? ['--trust'] : []),
    '--yes',
  ];
}
