open_nats(config, dependencies)
