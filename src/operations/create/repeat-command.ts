import { isSecret } from '../../catalog/manifest/secret.ts';
import { listText } from '../../scaffold/answers/coerce.ts';
import type { Answer } from '../../scaffold/answers/resolve.ts';
import type { LayerChoices } from '../../scaffold/compose/select.ts';
import { isList } from '../../shared/data/value.ts';
import type { NewOptions } from './options.ts';

/** The command that creates the same without prompts. Secrets are not in it: they come from the environment. */
export function repeatCommand(
  {
    template,
    answers,
    choices,
  }: {
    readonly template: string;
    readonly answers: ReadonlyMap<string, Answer>;
    readonly choices: LayerChoices;
  },
  { out, hooks }: Pick<NewOptions, 'out' | 'hooks'>,
): readonly string[] {
  const given = [...answers].filter(
    ([, { source, question }]) => !isDefault(source) && !isSecret(question.parameter),
  );
  const name = given.find(([one]) => one === 'name')?.[1].value;
  return [
    'idp',
    'new',
    template,
    ...(name === undefined ? [] : [String(name)]),
    ...(choices.preset === undefined ? [] : ['--preset', choices.preset]),
    ...[...choices.with].flatMap(([layer, provider]) => ['--with', `${layer}=${provider}`]),
    ...[...choices.without].flatMap((layer) => ['--without', layer]),
    ...given.flatMap(([one, { value }]) =>
      one === 'name' ? [] : ['--set', `${one}=${isList(value) ? listText(value) : String(value)}`],
    ),
    ...(out === undefined ? [] : ['--out', out]),
    ...(hooks ? [] : ['--no-hooks']),
    '--yes',
  ];
}

function isDefault(source: Answer['source']): boolean {
  return source === 'template' || source === 'platform';
}
