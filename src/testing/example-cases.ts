import type { Example } from '../catalog/manifest/example.ts';
import type { WithSource } from '../catalog/manifest/source-map.ts';
import type { Result } from '../shared/result.ts';
import { baseName } from '../shared/tree/path.ts';
import {
  type RenderContext,
  type ResolvedCase,
  resolveCapabilityExampleCase,
  resolveExampleCase,
} from '../validate/resolve-case.ts';
import type { Case } from './case.ts';

/**
 * Every example of a template, and those of each capability that it offers. Without those that cannot be resolved:
 * validation reports them.
 */
export function exampleCases(context: RenderContext): readonly Case[] {
  const { analyzedContributors } = context.analysis;
  const template = context.template.id;
  const examplesOf = (id: string) => analyzedContributors.get(id)?.examples ?? [];
  return [
    ...examplesOf(template).flatMap((example) =>
      toCase(resolveExampleCase(context, example), example, { owner: template }),
    ),
    ...context.choices.ids.flatMap((owner) =>
      examplesOf(owner).flatMap((example) =>
        toCase(resolveCapabilityExampleCase(context, owner, example), example, { owner, template }),
      ),
    ),
  ];
}

function toCase(
  resolved: Result<ResolvedCase> | undefined,
  { file }: WithSource<Example>,
  { owner, template }: { readonly owner: string; readonly template?: string },
): readonly Case[] {
  if (!resolved?.ok) return [];
  const own = `${owner}/${stemOf(file)}`;
  const name = template === undefined ? own : `${own} in ${template}`;
  return [{ ...resolved.value, name, kind: 'example', owner, file, flags: [] }];
}

/** `large` of `…/examples/large.yaml`. */
export function stemOf(file: string): string {
  return baseName(file).replace(/\.ya?ml$/, '');
}
