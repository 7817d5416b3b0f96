"""NATS: streams, publishing, delivery."""
