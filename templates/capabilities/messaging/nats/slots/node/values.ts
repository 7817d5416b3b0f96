natsUrl: values.NATS_URL,
