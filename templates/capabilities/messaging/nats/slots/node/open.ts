openNats(config, logger, dependencies);
