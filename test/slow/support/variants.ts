import { inject } from 'vitest';

/** The two ways in which the golden path is generated, each an example of the template. */
export const variants = ['default', 'all-turned'] as const;
export type Variant = (typeof variants)[number];

/** A generated service on disk. Serialisable, as it travels from the setup to the test files. */
export interface Generated {
  readonly folder: string;
  readonly answers: Readonly<Record<string, unknown>>;
  /** How each step of making it went, by title. */
  readonly steps: readonly Step[];
}

export interface Step {
  readonly title: string;
  readonly exitCode: number | undefined;
  readonly output: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    generated: Record<Variant, Generated>;
  }
}

/** @throws when the step that gave the files failed, as nothing can be held against them then */
export function generated(variant: Variant): Generated {
  return inject('generated')[variant];
}
