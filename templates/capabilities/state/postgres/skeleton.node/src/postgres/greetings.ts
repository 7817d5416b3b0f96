import type { Greeting } from '../greetings/greeting.ts';
import type { GreetingStore } from '../greetings/store.ts';
import type { Database } from './database.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly message: string;
  readonly created_at: Date;
}

/** The table that the migrations create. */
export class PostgresGreetings implements GreetingStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add({ id, name, message, createdAt }: Greeting): Promise<void> {
    await this.#database.run({
      name: 'INSERT greetings',
      text: `INSERT INTO greetings (id, name, message, created_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (id) DO NOTHING`,
      values: [id, name, message, createdAt],
    });
  }

  async find(id: string): Promise<Greeting | undefined> {
    const [row] = await this.#database.run<Row>({
      name: 'SELECT greetings',
      text: 'SELECT id, name, message, created_at FROM greetings WHERE id = $1',
      values: [id],
    });
    return row && toGreeting(row);
  }

  async list(limit: number): Promise<readonly Greeting[]> {
    const rows = await this.#database.run<Row>({
      name: 'SELECT greetings',
      text: `SELECT id, name, message, created_at FROM greetings
             ORDER BY created_at DESC, id LIMIT $1`,
      values: [limit],
    });
    return rows.map(toGreeting);
  }
}

function toGreeting({ created_at, ...row }: Row): Greeting {
  return { ...row, createdAt: created_at.toISOString() };
}
