import type { Greeting } from './greeting.ts';
import type { GreetingStore } from './store.ts';

/**
 * Kept in memory: an example that runs without a database. It forgets the oldest greeting when it is
 * full, so that no client can fill the memory, and all of them at a restart.
 */
export class MemoryGreetings implements GreetingStore {
  readonly #greetings = new Map<string, Greeting>();
  readonly #capacity: number;

  constructor(capacity = 1_000) {
    this.#capacity = capacity;
  }

  async add(greeting: Greeting): Promise<void> {
    this.#greetings.set(greeting.id, greeting);
    const [oldest] = this.#greetings.keys();
    if (this.#greetings.size > this.#capacity && oldest !== undefined) {
      this.#greetings.delete(oldest);
    }
  }

  async find(id: string): Promise<Greeting | undefined> {
    return this.#greetings.get(id);
  }

  async list(limit: number): Promise<readonly Greeting[]> {
    return [...this.#greetings.values()].reverse().slice(0, limit);
  }
}
