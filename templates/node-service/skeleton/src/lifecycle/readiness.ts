/** Resolves when a dependency that requests need is available, and rejects when it is not. */
export type Check = () => Promise<unknown>;

/** A dependency that takes longer counts as down. */
const CHECK_LIMIT_MS = 1_000;

/** Whether the service accepts traffic. Once it drains, it never does again. */
export class Readiness {
  readonly #checks: ReadonlyMap<string, Check>;
  #draining = false;

  constructor(checks: ReadonlyMap<string, Check> = new Map()) {
    this.#checks = checks;
  }

  get isDraining(): boolean {
    return this.#draining;
  }

  drain(): void {
    this.#draining = true;
  }

  /** The names of the checks that fail. */
  async failed(): Promise<readonly string[]> {
    const asked = [...this.#checks].map(async ([name, check]) =>
      (await passes(check)) ? [] : [name],
    );
    return (await Promise.all(asked)).flat();
  }
}

async function passes(check: Check): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), CHECK_LIMIT_MS);
  const answered = check().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
