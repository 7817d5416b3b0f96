import type { AnswerFlags } from '../answers/read-provided-answers.ts';

/** The options of `idp new`. */
export interface NewOptions extends AnswerFlags {
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
  readonly template?: string | undefined;
  readonly out?: string | undefined;
  readonly customize: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly hooks: boolean;
  readonly trust: boolean;
}
