import { MemoryGreetings } from '../greetings/memory.ts';
import type { GreetingStore } from '../greetings/store.ts';
import type { Check } from './readiness.ts';

/** External dependencies of the service: each is opened in `main`, and added here. */
export class Dependencies {
  greetings: GreetingStore = new MemoryGreetings();
  readonly #checks = new Map<string, Check>();
  readonly #closers: (() => Promise<unknown>)[] = [];

  /** What `/readyz` checks. */
  get checks(): ReadonlyMap<string, Check> {
    return this.#checks;
  }

  add(name: string, check: Check, close: () => Promise<unknown>): void {
    this.#checks.set(name, check);
    this.#closers.unshift(close);
  }

  /** Called when no request needs them any more; the last one added is closed first. */
  async close(): Promise<void> {
    for (const close of this.#closers) await close();
  }
}
