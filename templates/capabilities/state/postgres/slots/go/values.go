DatabaseURL:   r.url("DATABASE_URL", "postgres://", "postgresql://"),
