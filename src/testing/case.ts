import type { ResolvedCase } from '../validate/resolve-case.ts';

/** One case: an example, or a pairwise combination. */
export interface Case extends ResolvedCase {
  /** Unique: `node-service/default`, `runtime/kubernetes/large in node-service`, `node-service/cover-3`. */
  readonly name: string;
  readonly kind: 'example' | 'cover';
  /** Its owner: a template's name, or a capability's `layer/provider`. */
  readonly owner: string;
  /** The example, as the user would type it; undefined for pairwise cases. */
  readonly file: string | undefined;
  /** A pairwise case as flags of `idp new`; none for an example, since its file has them. */
  readonly flags: readonly string[];
}

/** Whether something takes part in a case. */
export function takesPartIn(id: string, { composition }: Case): boolean {
  return (
    composition.template.id === id || composition.capabilities.some((entry) => entry.id === id)
  );
}
