/** Where the database is, and who the service is there. */
readonly databaseUrl: string | undefined;
