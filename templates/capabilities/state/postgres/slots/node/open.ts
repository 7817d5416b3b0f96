openPostgres(config, logger, dependencies);
