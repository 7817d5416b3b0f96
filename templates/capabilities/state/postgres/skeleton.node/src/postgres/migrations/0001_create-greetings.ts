import type { MigrationBuilder } from 'node-pg-migrate';

/** What has run somewhere is never changed: the next change is the next file. */
export function up(migration: MigrationBuilder): void {
  migration.sql(`
    CREATE TABLE greetings (
      id uuid PRIMARY KEY,
      name text NOT NULL,
      message text NOT NULL,
      created_at timestamptz NOT NULL
    );
    CREATE INDEX greetings_newest ON greetings (created_at DESC, id);
  `);
}

/** There is no way back, but one more migration. */
export const down = false;
