import { inject } from 'vitest';

/** The ways in which the whole golden path is generated, each an example of the template. */
export const variants = ['default', 'all-turned'] as const;

/** All that are generated: also the service alone, without any layer of the platform. */
export const givenVariants = [...variants, 'bare'] as const;
export type Variant = (typeof givenVariants)[number];

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

export function generated(variant: Variant): Generated {
  return inject('generated')[variant];
}
