import type { Greeting } from './greeting.ts';
import type { GreetingStore } from './store.ts';

/**
 * Keeps greetings in memory: an example that runs without a database. When full, it drops the oldest
 * greeting, so that no client can fill the memory. A restart loses all of them.
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
