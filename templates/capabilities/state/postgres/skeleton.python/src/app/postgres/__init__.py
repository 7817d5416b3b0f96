"""PostgreSQL: migrations, statements, retries."""
