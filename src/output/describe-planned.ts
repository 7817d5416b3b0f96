import type { Answer } from '../scaffold/answers/resolve.ts';
import type { Command } from '../scaffold/compose/commands.ts';
import type { Composition } from '../scaffold/compose/compose.ts';
import type { OfferedLayer } from '../scaffold/compose/select.ts';
import type { GeneratedFile, Tree } from '../shared/tree/tree.ts';

/** A template for `idp show`: composed with its defaults, rendered for some answers. */
export interface PlannedTemplate {
  readonly composition: Composition;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly offered: readonly OfferedLayer[];
  readonly hooks: readonly Command[];
  readonly files: Tree<GeneratedFile>;
  /** Whether it must be named by `--template`, since others create the same kind. */
  readonly ambiguous: boolean;
}

/** The command that creates a project from a template, with placeholders for the name and all required values. */
export function commandToType({ composition, ambiguous }: PlannedTemplate): string {
  const { template, questions } = composition;
  const { creates } = template.source.value.spec;
  const choice = ambiguous ? ` --template ${template.id}` : '';
  const needed = questions
    .filter(({ name, parameter }) => name !== 'name' && needsAnswer(parameter))
    .map(({ name }) => ` --set ${name}=VALUE`);
  return `idp new ${creates} NAME${choice}${needed.join('')}`;
}

function needsAnswer({
  default: own,
  when,
}: Composition['questions'][number]['parameter']): boolean {
  return own === undefined && when === undefined;
}
