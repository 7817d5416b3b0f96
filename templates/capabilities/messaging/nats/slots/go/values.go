NatsURL:       r.url("NATS_URL", "nats://", "tls://"),
