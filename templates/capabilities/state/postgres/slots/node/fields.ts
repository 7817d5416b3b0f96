/** The address of the database, with credentials. */
readonly databaseUrl: string | undefined;
