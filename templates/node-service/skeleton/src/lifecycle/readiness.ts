/** Settles when something that a request cannot do without is there, and rejects when it is not. */
export type Check = () => Promise<unknown>;

/** What takes longer than this is as good as down. */
const CHECK_LIMIT_MS = 1_000;

/** Whether the service wants traffic. It never wants any again once it drains. */
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

  /** Names what is not there. */
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
