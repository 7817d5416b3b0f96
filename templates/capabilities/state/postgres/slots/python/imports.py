from app.postgres.open import open_postgres
