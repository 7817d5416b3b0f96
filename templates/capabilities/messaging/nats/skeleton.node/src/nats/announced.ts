import type { Greeting } from '../greetings/greeting.ts';
import type { GreetingStore } from '../greetings/store.ts';
import type { Broker } from './broker.ts';
import { GREETING_CREATED } from './subjects.ts';

/** Publishes each greeting after it is stored. */
export function announced(store: GreetingStore, broker: Broker): GreetingStore {
  return {
    find: (id) => store.find(id),
    list: (limit) => store.list(limit),
    async add(greeting: Greeting) {
      await store.add(greeting);
      await broker.announce({ subject: GREETING_CREATED, id: greeting.id, body: greeting });
    },
  };
}
