import type { ResolvedCase } from '../validate/resolve-case.ts';

/** One way to lay a golden path: an example, or a row of the cover. */
export interface Case extends ResolvedCase {
  /** Unique: `node-service/default`, `runtime/kubernetes/large in node-service`, `node-service/cover-3`. */
  readonly name: string;
  readonly kind: 'example' | 'cover';
  /** Whose example it is, or whose cover: a template's name, or a capability's `layer/system`. */
  readonly owner: string;
  /** The example, as a person would type it; undefined for the cover. */
  readonly file: string | undefined;
  /** What a row of the cover chooses, as flags of `idp new`; of an example, nothing: its file says it. */
  readonly flags: readonly string[];
}

/** Whether something takes part in a case. */
export function takesPartIn(id: string, { composition }: Case): boolean {
  return (
    composition.template.id === id || composition.capabilities.some((entry) => entry.id === id)
  );
}
