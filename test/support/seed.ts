import fc from 'fast-check';

/** Every property test draws the same cases on every run; `IDP_SEED=N` draws others. A failure prints its seed. */
fc.configureGlobal({ seed: Number(process.env.IDP_SEED ?? 20_261_123) });
