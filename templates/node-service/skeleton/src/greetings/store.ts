import type { Greeting } from './greeting.ts';

/** Where greetings are kept. */
export interface GreetingStore {
  readonly add: (greeting: Greeting) => Promise<void>;
  readonly find: (id: string) => Promise<Greeting | undefined>;
  /** The newest first. */
  readonly list: (limit: number) => Promise<readonly Greeting[]>;
}
