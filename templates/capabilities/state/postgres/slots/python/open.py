open_postgres(config, dependencies)
