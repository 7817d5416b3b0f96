// DatabaseURL is the address of PostgreSQL, with credentials; empty without a database.
DatabaseURL string
