databaseUrl: values.DATABASE_URL,
