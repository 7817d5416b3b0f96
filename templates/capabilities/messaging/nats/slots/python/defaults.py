"nats_url": None,
